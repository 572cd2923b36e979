package onekey.rule;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Asks IAM repeatedly, because it is eventually consistent.
 *
 * @param attempts how often to ask at the most, 1 or more
 * @param pause how long to wait in between
 * @param sleep waits that long
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_general.html#troubleshoot_general_eventual-consistency">Changes
 *     that I make are not always immediately visible</a>
 */
public record Polling(int attempts, Duration pause, Consumer<Duration> sleep) {

  /** Every 5 seconds, for a minute. */
  static Polling forAMinute() {
    return new Polling(13, Duration.ofSeconds(5), Polling::sleep);
  }

  /** Returns the first answer that is settled; if there is none, the last answer. */
  <T> T until(Predicate<T> settled, Supplier<T> ask) {
    var answer = ask.get();
    for (var attempt = 2; attempt <= attempts && !settled.test(answer); attempt++) {
      sleep.accept(pause);
      answer = ask.get();
    }
    return answer;
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for IAM.", e);
    }
  }
}
