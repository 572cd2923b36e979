package onekey.rule.aws;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Finds the rate at which IAM accepts calls of this account, and stays below it.
 *
 * <p>IAM throttles by a token bucket that all callers of an account share; its size and refill rate
 * are not documented. A caller that retries into an empty bucket takes requests from other callers.
 * So this pacer
 *
 * <ol>
 *   <li>starts at a moderate rate and speeds up with every call that gets through, until one is
 *       throttled for the first time;
 *   <li>stops for a moment whenever a call is throttled;
 *   <li>then computes the rate: <em>between two throttled calls the bucket went from empty to
 *       empty, so the calls that got through in between are what it refilled.</em> It goes on a
 *       little below that, and speeds up slowly.
 * </ol>
 *
 * <p>Pure arithmetic over the time that it reads; {@link CallQueue} does the waiting. Safe for use
 * by many threads.
 */
final class CallPacer {

  /** Half of what 16 calls at a time can reach if each takes 40 ms. */
  private static final double FIRST_RATE = 200;

  private static final double LOWEST_RATE = 0.5;

  /** What a call that got through adds to the rate, before the first throttle and after it. */
  private static final double SPEED_UP = 2;

  private static final double PROBE = 0.03;

  private static final double FIRST_BACK_OFF = 0.25;
  private static final double BACK_OFF = 0.9;
  private static final long PAUSE = Duration.ofSeconds(1).toNanos();

  /** How late a turn may be taken without delaying the turns after it. */
  private static final long CATCH_UP = Duration.ofMillis(20).toNanos();

  /** Reads a clock that only goes forward, in nanoseconds. */
  private final LongSupplier nanoTime;

  private double callsPerSecond = FIRST_RATE;
  private boolean throttledBefore;
  private long throttledAt;
  private long gotThrough;
  private long nextTurnAt;

  CallPacer(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.nextTurnAt = nanoTime.getAsLong();
  }

  /**
   * The right to make one call.
   *
   * @param takenAt when it was taken, in nanoseconds of the pacer's clock
   * @param waitedFor whether the caller had to wait for it
   */
  record Turn(long takenAt, boolean waitedFor) {}

  /** Returns how long it is until the next turn may be taken; zero or less if now. */
  synchronized Duration untilNextTurn() {
    return Duration.ofNanos(nextTurnAt - nanoTime.getAsLong());
  }

  /** Takes the next turn. */
  synchronized Turn take(boolean waitedFor) {
    var now = nanoTime.getAsLong();
    // A caller that took its turn late does not delay the next ones, but only up to CATCH_UP: a
    // pause must not be followed by a burst.
    var due = later(nextTurnAt, now - CATCH_UP);
    nextTurnAt = due + (long) (1e9 / callsPerSecond);
    return new Turn(now, waitedFor);
  }

  /** Records that the call made in this turn got through. */
  synchronized void gotThrough(Turn turn) {
    gotThrough++;
    // A call that did not have to wait shows nothing about a higher rate.
    if (turn.waitedFor()) {
      callsPerSecond += throttledBefore ? PROBE : SPEED_UP;
    }
  }

  /** Records that the call made in this turn was throttled. */
  synchronized void throttled(Turn turn) {
    // A call that was under way when the pacer slowed down says nothing new.
    if (throttledBefore && turn.takenAt() - throttledAt <= 0) {
      return;
    }
    var now = nanoTime.getAsLong();
    callsPerSecond = Math.max(LOWEST_RATE, slowerRate(now));
    throttledBefore = true;
    throttledAt = now;
    gotThrough = 0;
    nextTurnAt = now + PAUSE;
  }

  private double slowerRate(long now) {
    if (!throttledBefore) {
      // What got through so far came from a full bucket, which says nothing about how it refills.
      return callsPerSecond * FIRST_BACK_OFF;
    }
    var refilledPerSecond = gotThrough * 1e9 / (now - throttledAt);
    return Math.min(callsPerSecond, refilledPerSecond) * BACK_OFF;
  }

  private static long later(long a, long b) {
    return a - b >= 0 ? a : b;
  }
}
