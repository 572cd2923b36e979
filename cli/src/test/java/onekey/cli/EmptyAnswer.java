package onekey.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Answers one action with success and nothing in it, as a proxy might. Everything else is as it is.
 *
 * @param client what answers the other actions
 * @param action such as {@code DescribeStacks}
 */
record EmptyAnswer(SdkHttpClient client, String action) implements SdkHttpClient {

  private static final byte[] CBOR_MAP = {(byte) 0xA0};

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    var real = client.prepareRequest(request);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return isAsked(request) ? empty(request) : real.call();
      }

      @Override
      public void abort() {}
    };
  }

  private boolean isAsked(HttpExecuteRequest request) throws IOException {
    var http = request.httpRequest();
    var path = http.encodedPath();
    return http.firstMatchingHeader("X-Amz-Target")
            .filter(target -> target.endsWith("." + action))
            .isPresent()
        || path.endsWith("/operation/" + action)
        || (path.equals("/schedules") && action.equals("ListSchedules"))
        || (path.startsWith("/schedules/") && action.equals("GetSchedule"))
        || (path.endsWith("/configuration") && action.equals("GetFunctionConfiguration"))
        || (path.contains("/event-source-mappings/") && action.equals("GetEventSourceMapping"))
        || ("&" + body(request) + "&").contains("&Action=" + action + "&");
  }

  private static String body(HttpExecuteRequest request) throws IOException {
    if (request.contentStreamProvider().isEmpty()) {
      return "";
    }
    try (var body = request.contentStreamProvider().get().newStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private HttpExecuteResponse empty(HttpExecuteRequest request) throws IOException {
    var isCbor = request.httpRequest().encodedPath().contains("/operation/");
    var isForm = body(request).contains("Action=");
    var xml = "<%1$sResponse><%1$sResult/></%1$sResponse>".formatted(action);
    var content = isCbor ? CBOR_MAP : (isForm ? xml : "{}").getBytes(StandardCharsets.UTF_8);
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpResponse.builder()
                .statusCode(200)
                .putHeader("Content-Type", isCbor ? "application/cbor" : "text/plain")
                .build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(content)))
        .build();
  }

  @Override
  public void close() {
    client.close();
  }
}
