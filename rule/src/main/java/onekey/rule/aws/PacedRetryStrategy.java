package onekey.rule.aws;

import java.time.Duration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;

/**
 * The SDK's standard retry strategy, with every attempt paced by one {@link CallPacer}: the SDK
 * waits as long as this strategy says, before the first attempt too.
 */
final class PacedRetryStrategy implements RetryStrategy {

  private final RetryStrategy standard;
  private final CallPacer pacer;

  PacedRetryStrategy(int maximumAttempts, CallPacer pacer) {
    this(
        AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .maxAttempts(maximumAttempts)
            // The pacer keeps throttling rare; the quota of retries would end a run over 5,000
            // users instead.
            .circuitBreakerEnabled(false)
            .build(),
        pacer);
  }

  private PacedRetryStrategy(RetryStrategy standard, CallPacer pacer) {
    this.standard = standard;
    this.pacer = pacer;
  }

  private record PacedToken(RetryToken standard, CallPacer.Slot slot) implements RetryToken {}

  @Override
  public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
    var response = standard.acquireInitialToken(request);
    var slot = pacer.next();
    return AcquireInitialTokenResponse.create(
        new PacedToken(response.token(), slot), longer(response.delay(), slot.delay()));
  }

  @Override
  public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
    var token = (PacedToken) request.token();
    var throttled = false;
    if (request.failure() instanceof AwsServiceException answer) {
      throttled = answer.isThrottlingException();
      if (throttled) {
        pacer.throttled(token.slot());
      } else {
        pacer.succeeded(token.slot());
      }
    }
    var response = standard.refreshRetryToken(request.copy(copy -> copy.token(token.standard())));
    var slot = pacer.next();
    return RefreshRetryTokenResponse.create(
        new PacedToken(response.token(), slot),
        // How long to wait after a throttle is what the pacer knows better.
        throttled ? slot.delay() : longer(response.delay(), slot.delay()));
  }

  @Override
  public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
    var token = (PacedToken) request.token();
    pacer.succeeded(token.slot());
    return standard.recordSuccess(RecordSuccessRequest.create(token.standard()));
  }

  @Override
  public int maxAttempts() {
    return standard.maxAttempts();
  }

  /** The standard strategy has AWS's conditions for retrying already. */
  @Override
  public boolean useClientDefaults() {
    return false;
  }

  @Override
  public Builder<?, ?> toBuilder() {
    throw new UnsupportedOperationException(
        "A paced retry strategy is not changed after it was made.");
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
