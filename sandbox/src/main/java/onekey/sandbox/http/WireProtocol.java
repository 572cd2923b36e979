package onekey.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import onekey.sandbox.api.ApiError;

/** How a service puts calls and answers on the wire. */
interface WireProtocol {

  /** A call without its caller. */
  record Request(String service, String action, ObjectNode parameters) {}

  /**
   * A body with its type.
   *
   * @param errorCode the error code that a header repeats; empty where the protocol has none
   */
  record Response(int status, String contentType, String errorCode, String body) {}

  /** The answer to a call that succeeded. */
  Response success(Request request, ObjectNode result);

  /** The answer to a call that failed. */
  Response failure(ApiError error);

  /** The answer to a caller whom nobody knows. */
  ApiError unknownCaller();
}
