package onekey.sandbox.sqs;

import java.time.Duration;
import java.util.Optional;
import onekey.sandbox.permission.ResourcePolicy;

/**
 * The attributes of a queue.
 *
 * @param delay how long a message stays invisible after it was sent, 0–15 minutes
 * @param visibilityTimeout how long a message stays invisible after it was received, 0–12 hours
 * @param redrive when a message goes to a dead-letter queue; empty for never
 * @param policy which services may send messages; empty for none
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html">SetQueueAttributes</a>
 */
public record QueueSettings(
    Duration delay,
    Duration visibilityTimeout,
    Optional<Redrive> redrive,
    Optional<ResourcePolicy> policy) {

  private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);
  private static final Duration LONGEST_VISIBILITY_TIMEOUT = Duration.ofHours(12);
  private static final int MOST_RECEIVES = 1000;

  /**
   * A redrive policy.
   *
   * @param deadLetterQueueArn the queue that a message goes to
   * @param maxReceiveCount how often a message is received before it goes there, 1–1,000
   */
  public record Redrive(String deadLetterQueueArn, int maxReceiveCount) {

    public Redrive {
      if (maxReceiveCount < 1 || maxReceiveCount > MOST_RECEIVES) {
        throw new IllegalArgumentException(
            "maxReceiveCount is %d: it must be 1–%d.".formatted(maxReceiveCount, MOST_RECEIVES));
      }
    }
  }

  public QueueSettings {
    requireUpTo(LONGEST_DELAY, delay, "delay");
    requireUpTo(LONGEST_VISIBILITY_TIMEOUT, visibilityTimeout, "visibilityTimeout");
  }

  /** Returns the settings of a queue that is created with none: 30 seconds of invisibility. */
  public static QueueSettings defaults() {
    return new QueueSettings(
        Duration.ZERO, Duration.ofSeconds(30), Optional.empty(), Optional.empty());
  }

  private static void requireUpTo(Duration longest, Duration value, String name) {
    if (value.isNegative() || value.compareTo(longest) > 0) {
      throw new IllegalArgumentException(
          "%s is %s: it must be at least 0 and at most %s.".formatted(name, value, longest));
    }
  }
}
