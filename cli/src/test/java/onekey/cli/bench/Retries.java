package onekey.cli.bench;

import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/** Ways of retrying calls to IAM, to compare. */
public enum Retries {
  /** OneKey's own: calls are paced so that few are throttled. */
  PACED,
  /** The SDK's standard mode as it is: 3 attempts. */
  STANDARD,
  /** The SDK's standard mode with 10 attempts. */
  STANDARD_10,
  /** The SDK's adaptive mode with 10 attempts. */
  ADAPTIVE;

  private static final int MANY_ATTEMPTS = 10;

  /** Returns the SDK's strategy; empty for OneKey's own. */
  Optional<RetryStrategy> sdkStrategy() {
    return switch (this) {
      case PACED -> Optional.empty();
      case STANDARD -> Optional.of(AwsRetryStrategy.standardRetryStrategy());
      case STANDARD_10 ->
          Optional.of(
              AwsRetryStrategy.standardRetryStrategy().toBuilder()
                  .maxAttempts(MANY_ATTEMPTS)
                  .build());
      case ADAPTIVE ->
          Optional.of(
              AwsRetryStrategy.adaptiveRetryStrategy().toBuilder()
                  .maxAttempts(MANY_ATTEMPTS)
                  .build());
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
