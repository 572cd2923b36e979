package onekey.sandbox.http;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.ApiError;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.gateway.Gateway;
import onekey.sandbox.http.WireProtocol.Request;
import onekey.sandbox.http.WireProtocol.Response;

/** Answers requests in the wire protocols of AWS, however they arrive. */
public final class Wire {

  private final Gateway gateway;
  private final PrincipalRegistry principals;
  private final QueryProtocol queryProtocol = new QueryProtocol();
  private final JsonProtocol jsonProtocol = new JsonProtocol();
  private final RestProtocol restProtocol = new RestProtocol();

  /** Lets through what these principals sign. */
  public Wire(Gateway gateway, PrincipalRegistry principals) {
    this.gateway = gateway;
    this.principals = principals;
  }

  /**
   * Answers a request.
   *
   * @param headers finds a header by its name
   */
  Response answer(String method, URI uri, Function<String, Optional<String>> headers, String body) {
    if (RestProtocol.serves(uri)) {
      return answer(headers, restProtocol, text -> restProtocol.read(method, uri, text), body);
    }
    return headers
        .apply("X-Amz-Target")
        .map(target -> answer(headers, jsonProtocol, text -> jsonProtocol.read(target, text), body))
        .orElseGet(() -> answer(headers, queryProtocol, queryProtocol::read, body));
  }

  // A defect of the sandbox must reach the caller as an error, not as a dropped connection.
  @SuppressWarnings("CatchingUnchecked")
  private Response answer(
      Function<String, Optional<String>> headers,
      WireProtocol protocol,
      Function<String, Request> reader,
      String body) {
    try {
      var request = reader.apply(body);
      var principal =
          headers
              .apply("Authorization")
              .flatMap(principals::signer)
              .orElseThrow(() -> new ApiException(protocol.unknownCaller()));
      var call = new ApiCall(request.service(), request.action(), principal, request.parameters());
      return protocol.success(request, gateway.carryOut(call));
    } catch (ApiException e) {
      return protocol.failure(e.error());
    } catch (RuntimeException e) {
      return protocol.failure(new ApiError(500, "InternalFailure", "The sandbox failed: " + e));
    }
  }
}
