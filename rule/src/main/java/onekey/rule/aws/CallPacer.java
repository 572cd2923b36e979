package onekey.rule.aws;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Finds out how many calls a second the account's request bucket refills, and stays below it.
 *
 * <p>IAM gives an account one bucket of requests for everybody in it, and says neither its size nor
 * its rate. A caller that retries into an empty bucket takes requests from other people's
 * deployments. So this pacer
 *
 * <ol>
 *   <li>starts slowly and speeds up with every success, until it is throttled for the first time;
 *   <li>stops for a moment when it is throttled;
 *   <li>then knows the rate: <em>between two throttles the bucket went from empty to empty, so the
 *       calls that got through in between are what it refilled.</em> It goes on a little below
 *       that, and probes upwards slowly.
 * </ol>
 *
 * <p>Safe for use by many threads. Never blocks: it says how long to wait.
 */
final class CallPacer {

  private static final double FIRST_RATE = 40;
  private static final double LOWEST_RATE = 0.5;

  /** What a success adds to the rate: while nothing was throttled yet, and afterwards. */
  private static final double SPEED_UP = 2;

  private static final double PROBE = 0.04;
  private static final double BACK_OFF = 0.9;
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** Reads a clock that only goes forward, in nanoseconds. */
  private final LongSupplier nanoTime;

  private double callsPerSecond = FIRST_RATE;
  private boolean throttledBefore;
  private long throttledAt;
  private long successes;
  private long nextCallAt;

  CallPacer(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.nextCallAt = nanoTime.getAsLong();
  }

  /**
   * One call that may be made.
   *
   * @param at when, in nanoseconds of the pacer's clock
   * @param delay how long to wait until then
   */
  record Slot(long at, Duration delay) {}

  /** Takes the next free slot. */
  synchronized Slot next() {
    var now = nanoTime.getAsLong();
    var at = later(now, nextCallAt);
    nextCallAt = at + nanos(1 / callsPerSecond);
    return new Slot(at, Duration.ofNanos(at - now));
  }

  /** Hears that the call made in this slot got through. */
  synchronized void succeeded(Slot slot) {
    successes++;
    // A call that did not wait for its slot shows nothing about a higher rate.
    if (slot.delay().isPositive()) {
      callsPerSecond += throttledBefore ? PROBE : SPEED_UP;
    }
  }

  /** Hears that the call made in this slot was throttled. */
  synchronized void throttled(Slot slot) {
    if (throttledBefore && slot.at() - throttledAt <= 0) {
      // Was under way when the pacer slowed down already.
      return;
    }
    var now = nanoTime.getAsLong();
    callsPerSecond = Math.max(LOWEST_RATE, slower(now));
    throttledBefore = true;
    throttledAt = now;
    successes = 0;
    nextCallAt = later(nextCallAt, now + PAUSE.toNanos());
  }

  private double slower(long now) {
    if (!throttledBefore) {
      // What got through so far came from a bucket that was full, which says nothing about how it
      // refills.
      return callsPerSecond / 2;
    }
    var refilled = successes / ((now - throttledAt) / 1e9);
    return Math.min(callsPerSecond, refilled) * BACK_OFF;
  }

  private static long later(long a, long b) {
    return a - b >= 0 ? a : b;
  }

  private static long nanos(double seconds) {
    return (long) (seconds * 1e9);
  }
}
