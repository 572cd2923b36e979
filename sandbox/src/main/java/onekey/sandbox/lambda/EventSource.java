package onekey.sandbox.lambda;

import java.time.Duration;
import onekey.sandbox.api.Principal;

/**
 * An event source mapping of a queue.
 *
 * @param functionArn the function that is invoked
 * @param role the function's role, with which Lambda polls the queue
 * @param queueArn the queue
 * @param batchSize the most messages of a batch, 1–10,000; more than 10 need a window
 * @param window how long a batch is open after its first message was received, 0–300 seconds
 * @param reportsItemFailures whether the function's answer names the messages that failed
 * @param maximumConcurrency how many environments may work at a time, 2–1,000
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html">CreateEventSourceMapping</a>
 */
public record EventSource(
    String functionArn,
    Principal role,
    String queueArn,
    int batchSize,
    Duration window,
    boolean reportsItemFailures,
    int maximumConcurrency) {

  private static final int LARGEST_BATCH = 10_000;
  private static final int LARGEST_BATCH_WITHOUT_WINDOW = 10;
  private static final Duration LONGEST_WINDOW = Duration.ofMinutes(5);
  private static final int MOST_CONCURRENCY = 1000;

  public EventSource {
    if (batchSize < 1 || batchSize > LARGEST_BATCH) {
      throw new IllegalArgumentException(
          "BatchSize is %d: it must be 1–%d.".formatted(batchSize, LARGEST_BATCH));
    }
    if (window.isNegative() || window.compareTo(LONGEST_WINDOW) > 0) {
      throw new IllegalArgumentException(
          "MaximumBatchingWindowInSeconds is %s: it must be 0–%d."
              .formatted(window.toSeconds(), LONGEST_WINDOW.toSeconds()));
    }
    if (batchSize > LARGEST_BATCH_WITHOUT_WINDOW && window.isZero()) {
      throw new IllegalArgumentException(
          "BatchSize is %d: more than %d need a MaximumBatchingWindowInSeconds of at least 1."
              .formatted(batchSize, LARGEST_BATCH_WITHOUT_WINDOW));
    }
    if (maximumConcurrency < 2 || maximumConcurrency > MOST_CONCURRENCY) {
      throw new IllegalArgumentException(
          "MaximumConcurrency is %d: it must be 2–%d."
              .formatted(maximumConcurrency, MOST_CONCURRENCY));
    }
  }
}
