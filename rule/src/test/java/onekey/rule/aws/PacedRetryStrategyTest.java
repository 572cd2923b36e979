package onekey.rule.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;
import software.amazon.awssdk.services.iam.model.IamException;

class PacedRetryStrategyTest {

  /** A clock that moves a second whenever it is read, so that no test waits. */
  private long now;

  private final CallPacer pacer = new CallPacer(() -> now += Duration.ofSeconds(2).toNanos());
  private final LongAdder throttledCalls = new LongAdder();
  private final PacedRetryStrategy strategy = new PacedRetryStrategy(3, 0, pacer, throttledCalls);

  @ParameterizedTest
  @ValueSource(strings = {"Throttling", "ThrottlingException", "RequestLimitExceeded"})
  void triesAThrottledCallAgainWithoutABackOffOfItsOwn(String code) {
    // given
    var token = firstToken();

    // when
    var again = strategy.refreshRetryToken(failed(token, Stubs.refusal(code)));

    // then
    assertThat(again.delay()).isZero();
  }

  @Test
  void givesUpAfterTheLastAttempt() {
    // given
    var throttle = Stubs.refusal("Throttling");
    var second = strategy.refreshRetryToken(failed(firstToken(), throttle)).token();
    var third = strategy.refreshRetryToken(failed(second, throttle)).token();

    // when
    var fourth = assertThatThrownBy(() -> strategy.refreshRetryToken(failed(third, throttle)));

    // then
    fourth.isInstanceOf(TokenAcquisitionFailedException.class);
  }

  /** Whoever keeps the bucket empty must not end a run that has time left. */
  @Test
  void throttledAttemptsDoNotCountAsLongAsThereIsPatience() {
    // given
    var patient = new PacedRetryStrategy(2, 50, pacer, throttledCalls);
    var throttle = Stubs.refusal("Throttling");
    var token = patient.acquireInitialToken(AcquireInitialTokenRequest.create("test")).token();

    // when
    for (var attempt = 0; attempt < 51; attempt++) {
      token = patient.refreshRetryToken(failed(token, throttle)).token();
    }

    // then
    var last = token;
    assertThat(throttledCalls.sum()).isEqualTo(51);
    assertThatThrownBy(() -> patient.refreshRetryToken(failed(last, throttle)))
        .isInstanceOf(TokenAcquisitionFailedException.class);
  }

  @Test
  void patienceIsForThrottlesOnly() {
    // given
    var patient = new PacedRetryStrategy(2, 50, pacer, throttledCalls);
    var lost = SdkClientException.create("lost", new SocketTimeoutException("lost"));
    var token = patient.acquireInitialToken(AcquireInitialTokenRequest.create("test")).token();

    // when
    var last = patient.refreshRetryToken(failed(token, lost)).token();

    // then
    assertThatThrownBy(() -> patient.refreshRetryToken(failed(last, lost)))
        .isInstanceOf(TokenAcquisitionFailedException.class);
  }

  @Test
  void doesNotTryARefusalAgain() {
    assertThatThrownBy(
            () -> strategy.refreshRetryToken(failed(firstToken(), Stubs.refusal("AccessDenied"))))
        .isInstanceOf(TokenAcquisitionFailedException.class);
  }

  @Test
  void triesAServerErrorAgainWithTheStandardBackOff() {
    // given
    var serverError = IamException.builder().statusCode(500).message("InternalFailure").build();

    // when
    var again = strategy.refreshRetryToken(failed(firstToken(), serverError));

    // then
    assertThat(again.token()).isNotNull();
  }

  @Test
  void triesALostConnectionAgain() {
    // given
    var lost = SdkClientException.create("lost", new SocketTimeoutException("lost"));

    // when
    var again = strategy.refreshRetryToken(failed(firstToken(), lost));

    // then
    assertThat(again.token()).isNotNull();
  }

  @Test
  void recordsASuccess() {
    assertThat(strategy.recordSuccess(RecordSuccessRequest.create(firstToken())).token())
        .isNotNull();
  }

  @Test
  void aLongRunOfThrottlesExhaustsNoQuota() {
    // when 500 calls need two attempts each
    for (var call = 0; call < 500; call++) {
      var token = firstToken();
      var again = strategy.refreshRetryToken(failed(token, Stubs.refusal("Throttling")));

      // then
      assertThat(again.token()).isNotNull();
    }
  }

  private RetryToken firstToken() {
    return strategy.acquireInitialToken(AcquireInitialTokenRequest.create("test")).token();
  }

  private static RefreshRetryTokenRequest failed(RetryToken token, Throwable failure) {
    return RefreshRetryTokenRequest.builder().token(token).failure(failure).build();
  }
}
