package onekey.rule.aws;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;

/**
 * The SDK's standard retry strategy, with every attempt made in its turn.
 *
 * <p>The SDK asks its retry strategy before every attempt, on the thread of the caller, and tells
 * it how the attempt ended: all that a pacer needs. For synchronous clients only, because it makes
 * that thread wait.
 */
final class PacedRetryStrategy implements RetryStrategy {

  private final RetryStrategy standard;
  private final int patience;
  private final CallPacer pacer;
  private final CallQueue queue;
  private final LongAdder throttledCalls;

  /**
   * Creates a strategy.
   *
   * @param patience how many throttled attempts of a call do not count
   * @param throttledCalls counts the throttled calls
   */
  PacedRetryStrategy(int maximumAttempts, int patience, CallPacer pacer, LongAdder throttledCalls) {
    this.standard =
        AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .maxAttempts(maximumAttempts)
            // The pacer decides how long to wait after a throttled call.
            .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
            // The pacer keeps throttling rare; the quota of retries would end a run over 5,000
            // users.
            .circuitBreakerEnabled(false)
            .build();
    this.patience = patience;
    this.pacer = pacer;
    this.queue = new CallQueue(pacer);
    this.throttledCalls = throttledCalls;
  }

  /**
   * The right to one attempt.
   *
   * @param throttled how many attempts of the same call were throttled
   */
  private record PacedToken(RetryToken standard, CallPacer.Turn turn, int throttled)
      implements RetryToken {}

  @Override
  public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
    var response = standard.acquireInitialToken(request);
    return AcquireInitialTokenResponse.create(
        new PacedToken(response.token(), queue.awaitTurn(), 0), response.delay());
  }

  @Override
  public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
    var token = (PacedToken) request.token();
    if (request.failure() instanceof AwsServiceException answer) {
      tell(token.turn(), answer);
      if (answer.isThrottlingException() && token.throttled() < patience) {
        return RefreshRetryTokenResponse.create(
            new PacedToken(token.standard(), queue.awaitTurn(), token.throttled() + 1),
            Duration.ZERO);
      }
    }
    var response = standard.refreshRetryToken(request.copy(copy -> copy.token(token.standard())));
    return RefreshRetryTokenResponse.create(
        new PacedToken(response.token(), queue.awaitTurn(), token.throttled()), response.delay());
  }

  @Override
  public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
    var token = (PacedToken) request.token();
    pacer.gotThrough(token.turn());
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

  private void tell(CallPacer.Turn turn, AwsServiceException answer) {
    if (answer.isThrottlingException()) {
      throttledCalls.increment();
      pacer.throttled(turn);
    } else {
      pacer.gotThrough(turn);
    }
  }
}
