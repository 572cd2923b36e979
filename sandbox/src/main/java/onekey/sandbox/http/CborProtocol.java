package onekey.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import onekey.sandbox.api.ApiError;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.Json;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Smithy RPC v2 with CBOR, by which the SDK calls Amazon CloudWatch: the path names service and
 * action, and bodies are CBOR maps.
 *
 * @see <a href="https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html">Smithy RPC v2
 *     CBOR protocol</a>
 */
final class CborProtocol implements WireProtocol {

  static final String NAME = "rpc-v2-cbor";
  static final String CONTENT_TYPE = "application/cbor";

  private static final CBORMapper MAPPER = new CBORMapper();

  private static final Pattern PATH =
      Pattern.compile("/service/(?<service>[^/]+)/operation/(?<action>[^/]+)");

  private static final Map<String, String> SERVICES =
      Map.of("GraniteServiceVersion20100801", "cloudwatch");

  static boolean serves(URI uri) {
    return PATH.matcher(uri.getPath()).matches();
  }

  Request read(URI uri, SdkBytes body) {
    var path = PATH.matcher(uri.getPath());
    if (!path.matches()) {
      throw new IllegalArgumentException("No path of this protocol: " + uri.getPath());
    }
    var service =
        Optional.ofNullable(SERVICES.get(path.group("service")))
            .orElseThrow(
                () ->
                    new ApiException(
                        404,
                        "UnknownOperationException",
                        "The sandbox does not support the service '%s'."
                            .formatted(path.group("service"))));
    return new Request(service, path.group("action"), parameters(body));
  }

  private static ObjectNode parameters(SdkBytes body) {
    if (body.asByteArrayUnsafe().length == 0) {
      return Json.object();
    }
    try {
      JsonNode parameters = MAPPER.readTree(body.asByteArrayUnsafe());
      if (parameters instanceof ObjectNode object) {
        return object;
      }
      throw new ApiException(400, "SerializationException", "The body is no map.");
    } catch (IOException e) {
      var error = new ApiException(400, "SerializationException", String.valueOf(e.getMessage()));
      error.initCause(e);
      throw error;
    }
  }

  @Override
  public Response success(Request request, ObjectNode result) {
    return new Response(200, CONTENT_TYPE, "", bytes(result));
  }

  @Override
  public Response failure(ApiError error) {
    return new Response(
        error.status(),
        CONTENT_TYPE,
        error.code(),
        bytes(Json.object().put("__type", error.code()).put("message", error.message())));
  }

  private static SdkBytes bytes(ObjectNode content) {
    try {
      return SdkBytes.fromByteArray(MAPPER.writeValueAsBytes(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ApiError unknownCaller() {
    return new ApiError(
        403,
        "UnrecognizedClientException",
        "The security token included in the request is invalid.");
  }
}
