package onekey.sandbox.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.ApiError;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.gateway.Gateway;
import onekey.sandbox.http.WireProtocol.Request;
import onekey.sandbox.http.WireProtocol.Response;
import software.amazon.awssdk.core.SdkBytes;

/** Answers requests in AWS's wire protocols, over HTTP or in process. */
public final class Wire {

  private final Gateway gateway;
  private final QueryProtocol queryProtocol = new QueryProtocol();
  private final JsonProtocol jsonProtocol = new JsonProtocol();
  private final RestProtocol restProtocol = new RestProtocol();
  private final CborProtocol cborProtocol = new CborProtocol();

  /** Has this gateway carry out the calls. */
  public Wire(Gateway gateway) {
    this.gateway = gateway;
  }

  /**
   * Answers a request.
   *
   * @param caller who calls; empty if that is unknown, which is answered with an error
   * @param target the header {@code X-Amz-Target}, by which the JSON protocol names the action
   */
  Response answer(
      Optional<Caller> caller, String method, URI uri, Optional<String> target, SdkBytes body) {
    if (CborProtocol.serves(uri)) {
      return answer(caller, cborProtocol, () -> cborProtocol.read(uri, body));
    }
    if (RestProtocol.serves(uri)) {
      return answer(caller, restProtocol, () -> restProtocol.read(method, uri, text(body)));
    }
    return target
        .map(name -> answer(caller, jsonProtocol, () -> jsonProtocol.read(name, text(body))))
        .orElseGet(() -> answer(caller, queryProtocol, () -> queryProtocol.read(text(body))));
  }

  // Bytes that are no text become replacement characters, and then no call.
  private static String text(SdkBytes body) {
    return new String(body.asByteArrayUnsafe(), StandardCharsets.UTF_8);
  }

  // An exception in the sandbox must be answered as an error, not drop the connection.
  @SuppressWarnings("CatchingUnchecked")
  private Response answer(
      Optional<Caller> caller, WireProtocol protocol, Supplier<Request> reader) {
    try {
      var request = reader.get();
      var known = caller.orElseThrow(() -> new ApiException(protocol.unknownCaller()));
      var call =
          new ApiCall(
              request.service(),
              request.action(),
              known.principal(),
              request.parameters(),
              known.region(),
              known.origin());
      return protocol.success(request, gateway.carryOut(call));
    } catch (ApiException e) {
      return protocol.failure(e.error());
    } catch (RuntimeException e) {
      return protocol.failure(
          new ApiError(500, "InternalFailure", "Unexpected failure in the sandbox: " + e));
    }
  }
}
