package onekey.plan.source.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;
import software.amazon.awssdk.services.iam.model.IamException;

class PatientRetryStrategyTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private long now;

  private final PatientRetryStrategy strategy =
      new PatientRetryStrategy(AwsRetryStrategy.standardRetryStrategy(), PATIENCE, () -> now);

  static Stream<Exception> hopeless() {
    return Stream.of(
        new UnknownHostException("iam.example.invalid"),
        new SSLHandshakeException("Received fatal alert: unknown_ca"),
        new SSLHandshakeException("PKIX", new CertificateException("not trusted")),
        new SSLException("Unsupported or unrecognized SSL message"),
        new IOException("Unable to tunnel through proxy. Proxy returns \"HTTP/1.1 407 No\""));
  }

  @ParameterizedTest
  @MethodSource("hopeless")
  void doesNotTryAgainWhatCannotGetBetter(Exception cause) {
    assertThatThrownBy(() -> refresh(call(), SdkClientException.create("x", cause)))
        .isInstanceOf(TokenAcquisitionFailedException.class);
  }

  static Stream<Exception> passing() {
    return Stream.of(
        new SocketTimeoutException("Read timed out"),
        new ConnectException("Connection refused"),
        new IOException("Unable to tunnel through proxy. Proxy returns \"HTTP/1.1 503 Busy\""),
        new SSLHandshakeException("Remote host terminated the handshake", new EOFException()),
        new SSLException("Connection reset", new SocketException("Connection reset")));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void triesAgainWhatMayPass(Exception cause) {
    // when
    var again = refresh(call(), SdkClientException.create("x", cause));

    // then
    assertThat(again.token()).isNotNull();
  }

  @Test
  void givesUpWhenNothingAnsweredForAWhile() {
    // given
    var token = call();
    letPass(PATIENCE.minusNanos(1));
    var second = refresh(token, timeout()).token();
    letPass(Duration.ofNanos(1));

    // when
    var third = assertThatThrownBy(() -> refresh(second, timeout()));

    // then
    third.isInstanceOf(TokenAcquisitionFailedException.class);
  }

  @Test
  void thenRefusesOtherCallsAtOnce() {
    // given
    call();
    letPass(PATIENCE);

    // when
    var next = assertThatThrownBy(this::call);

    // then
    next.isInstanceOf(SdkClientException.class)
        .hasMessageContaining("nothing has answered for 30 seconds");
  }

  @Test
  void anAnswerOfAnyCallBeginsAnew() {
    // given
    var answered = call();
    var silent = call();
    letPass(PATIENCE);

    // when
    strategy.recordSuccess(RecordSuccessRequest.create(answered));

    // then
    assertThatCode(() -> refresh(silent, timeout())).doesNotThrowAnyException();
  }

  @Test
  void anErrorOfAwsIsAnAnswer() {
    // given
    var token = call();
    letPass(PATIENCE);

    // when
    var again = refresh(token, throttling());

    // then
    assertThat(again.token()).isNotNull();
    assertThatCode(this::call).doesNotThrowAnyException();
  }

  @Test
  void theTimeBetweenCallsIsNoSilence() {
    // given
    strategy.recordSuccess(RecordSuccessRequest.create(call()));
    letPass(PATIENCE.multipliedBy(2));

    // when
    var token = call();

    // then
    assertThat(refresh(token, timeout()).token()).isNotNull();
  }

  private static AwsServiceException throttling() {
    return IamException.builder()
        .statusCode(400)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode("Throttling").build())
        .build();
  }

  private static SdkClientException timeout() {
    return SdkClientException.create("x", new SocketTimeoutException());
  }

  private RetryToken call() {
    return strategy.acquireInitialToken(AcquireInitialTokenRequest.create("test")).token();
  }

  private RefreshRetryTokenResponse refresh(RetryToken token, Exception failure) {
    return strategy.refreshRetryToken(
        RefreshRetryTokenRequest.builder().token(token).failure(failure).build());
  }

  private void letPass(Duration duration) {
    now += duration.toNanos();
  }
}
