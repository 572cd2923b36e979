package onekey.rule.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

class LimitedCallsTest {

  private final SdkHttpClient client = mock(SdkHttpClient.class);
  private final ExecutableHttpRequest prepared = mock(ExecutableHttpRequest.class);
  private final Semaphore permits = new Semaphore(2);
  private final SdkHttpClient limited = new LimitedCalls(client, permits);
  private final HttpExecuteRequest request = HttpExecuteRequest.builder().build();

  LimitedCallsTest() {
    when(client.prepareRequest(any())).thenReturn(prepared);
  }

  @Test
  void neverHasMoreCallsUnderWayThanPermits() throws Exception {
    // given
    var underWay = new AtomicInteger();
    var most = new AtomicInteger();
    var both = new CountDownLatch(2);
    when(prepared.call())
        .thenAnswer(
            _ -> {
              most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
              both.countDown();
              both.await();
              underWay.decrementAndGet();
              return HttpExecuteResponse.builder().build();
            });

    // when
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          Collections.nCopies(
              20, (Callable<HttpExecuteResponse>) () -> limited.prepareRequest(request).call());
      for (var call : pool.invokeAll(calls)) {
        assertThat(call.get()).isNotNull();
      }
    }

    // then
    assertThat(most).hasValue(2);
    assertThat(permits.availablePermits()).isEqualTo(2);
  }

  @Test
  void aCallThatFailsGivesItsPermitBack() throws IOException {
    // given
    when(prepared.call()).thenThrow(new SocketException("reset"));

    // then
    assertThatThrownBy(() -> limited.prepareRequest(request).call())
        .isInstanceOf(SocketException.class);
    assertThat(permits.availablePermits()).isEqualTo(2);
  }

  @Test
  void aRunThatIsOutOfTimeDoesNotWaitForAPermit() throws IOException {
    // given
    permits.drainPermits();
    Thread.currentThread().interrupt();

    // then
    assertThatThrownBy(() -> limited.prepareRequest(request).call())
        .isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(permits.availablePermits()).isZero();
  }
}
