package onekey.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import onekey.sandbox.api.ApiError;
import software.amazon.awssdk.core.SdkBytes;

/** A wire protocol: the form of requests and answers. */
interface WireProtocol {

  /** A call without its principal. */
  record Request(String service, String action, ObjectNode parameters) {}

  /**
   * An HTTP response.
   *
   * @param errorCode the error code for the header {@code x-amzn-ErrorType}; empty for no header
   */
  record Response(int status, String contentType, String errorCode, SdkBytes body) {

    /** Makes an answer of text. */
    Response(int status, String contentType, String errorCode, String body) {
      this(status, contentType, errorCode, SdkBytes.fromUtf8String(body));
    }

    /** Returns the headers, with an id of the request, which every answer of AWS has. */
    Map<String, String> headers() {
      var headers = new TreeMap<String, String>();
      headers.put("Content-Type", contentType);
      headers.put("x-amzn-RequestId", UUID.randomUUID().toString());
      if (contentType.equals(CborProtocol.CONTENT_TYPE)) {
        headers.put("smithy-protocol", CborProtocol.NAME);
      }
      if (!errorCode.isEmpty()) {
        headers.put("x-amzn-ErrorType", errorCode);
      }
      return headers;
    }
  }

  /** Returns the response to a call that succeeded. */
  Response success(Request request, ObjectNode result);

  /** Returns the response to a call that failed. */
  Response failure(ApiError error);

  /** Returns the error for a request whose principal is unknown. */
  ApiError unknownCaller();
}
