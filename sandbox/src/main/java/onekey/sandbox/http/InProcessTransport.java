package onekey.sandbox.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import onekey.sandbox.api.Principal;
import onekey.sandbox.http.WireProtocol.Response;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Carries the requests of an SDK client to the sandbox without sockets. The requests need no
 * signature.
 *
 * @param wire what answers the requests
 * @param caller the principal that the client calls as
 */
public record InProcessTransport(Wire wire, Principal caller) implements SdkHttpClient {

  /** The endpoint of a service in a Region, such as {@code sns.eu-west-1.amazonaws.com}. */
  private static final Pattern REGIONAL_HOST = Pattern.compile("[a-z]+\\.([a-z-]+-\\d)\\..+");

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return carry(request);
      }

      @Override
      public void abort() {}
    };
  }

  private HttpExecuteResponse carry(HttpExecuteRequest request) throws IOException {
    var http = request.httpRequest();
    return answer(
        wire.answer(
            Optional.of(new Caller(caller, region(http.host()))),
            http.method().name(),
            http.getUri(),
            http.firstMatchingHeader("X-Amz-Target"),
            bodyOf(request)));
  }

  private static Optional<String> region(String host) {
    return Optional.of(REGIONAL_HOST.matcher(host))
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1));
  }

  private static SdkBytes bodyOf(HttpExecuteRequest request) throws IOException {
    if (request.contentStreamProvider().isEmpty()) {
      return SdkBytes.fromByteArray(new byte[0]);
    }
    try (var body = request.contentStreamProvider().get().newStream()) {
      return SdkBytes.fromInputStream(body);
    }
  }

  private static HttpExecuteResponse answer(Response response) {
    var http = SdkHttpResponse.builder().statusCode(response.status());
    response.headers().forEach(http::putHeader);
    var body = response.body().asByteArrayUnsafe();
    return HttpExecuteResponse.builder()
        .response(http.build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
        .build();
  }

  @Override
  public void close() {}
}
