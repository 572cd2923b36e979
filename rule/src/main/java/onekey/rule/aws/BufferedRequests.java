package onekey.rule.aws;

import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.Header;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Sends requests without saying their length, so that {@code HttpURLConnection} buffers them and
 * works it out.
 *
 * <p>If it is told the length, it sends without a buffer, and cannot send again where the server
 * has closed the connection that it kept. So before each POST it tries to read from that connection
 * for a millisecond. AWS's requests are small enough to be buffered.
 *
 * @param client the client over {@code HttpURLConnection}
 * @see <a
 *     href="https://github.com/openjdk/jdk/blob/master/src/java.base/share/classes/sun/net/www/http/HttpClient.java">HttpClient.available</a>
 */
record BufferedRequests(SdkHttpClient client) implements SdkHttpClient {

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return client.prepareRequest(
        HttpExecuteRequest.builder()
            .request(request.httpRequest().copy(http -> http.removeHeader(Header.CONTENT_LENGTH)))
            .contentStreamProvider(request.contentStreamProvider().orElse(null))
            .metricCollector(request.metricCollector().orElse(null))
            .build());
  }

  @Override
  public String clientName() {
    return client.clientName();
  }

  @Override
  public void close() {
    client.close();
  }
}
