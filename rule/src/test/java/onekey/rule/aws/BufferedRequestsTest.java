package onekey.rule.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

class BufferedRequestsTest {

  @Test
  void passesOnEverythingButTheLength() {
    // given
    var body = ContentStreamProvider.fromUtf8String("Action=ListUsers");
    var request =
        SdkHttpFullRequest.builder()
            .uri(URI.create("https://iam.amazonaws.com/"))
            .method(SdkHttpMethod.POST)
            .putHeader("Authorization", "signed")
            .putHeader("Content-Length", "16")
            .build();
    var client = mock(SdkHttpClient.class);
    var prepared = mock(ExecutableHttpRequest.class);
    when(client.prepareRequest(any())).thenReturn(prepared);

    // when
    var answer =
        new BufferedRequests(client)
            .prepareRequest(
                HttpExecuteRequest.builder().request(request).contentStreamProvider(body).build());

    // then
    var sent = ArgumentCaptor.forClass(HttpExecuteRequest.class);
    verify(client).prepareRequest(sent.capture());
    assertThat(answer).isSameAs(prepared);
    assertThat(sent.getValue().contentStreamProvider()).containsSame(body);
    assertThat(sent.getValue().httpRequest().headers())
        .isEqualTo(request.copy(http -> http.removeHeader("Content-Length")).headers())
        .containsKey("Authorization");
  }
}
