package onekey.plan.source.cloudtrail;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets callers call one Region of one account, each half a second after the one before. So in no
 * second there are more than two, wherever it begins. Safe for use by several threads.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html">LookupEvents:
 *     two per second, per account, per Region</a>
 */
final class RegionPacer {

  static final Duration INTERVAL = Duration.ofMillis(500);

  private final ReentrantLock head = new ReentrantLock(true);
  private final CallClock clock;
  private OptionalLong last = OptionalLong.empty();

  RegionPacer(CallClock clock) {
    this.clock = clock;
  }

  /**
   * Waits for the caller's turn. The next turn is counted from the moment when this one is given.
   */
  void awaitTurn() throws InterruptedException {
    head.lockInterruptibly();
    try {
      for (var pause = untilNextTurn(); pause > 0; pause = untilNextTurn()) {
        clock.sleep(Duration.ofNanos(pause));
      }
      last = OptionalLong.of(clock.nanoTime());
    } finally {
      head.unlock();
    }
  }

  private long untilNextTurn() {
    return last.isPresent() ? INTERVAL.toNanos() - (clock.nanoTime() - last.getAsLong()) : 0;
  }
}
