package onekey.rule.aws;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The moment after which no more users are read, so that time is left to report those that were.
 *
 * @param nanoTime reads a clock that only goes forward, in nanoseconds
 * @param at the moment, by that clock
 */
public record Deadline(LongSupplier nanoTime, long at) {

  /** Enough to report 5,000 verdicts to an AWS Config that throttles, and to send a message. */
  private static final Duration RESERVE = Duration.ofMinutes(1);

  /** Of a time that is short anyway, a quarter is kept. */
  private static final int SHARE = 4;

  /** Returns a deadline that leaves a reserve of this time, counted from now. */
  public static Deadline within(Duration remaining) {
    var reserve = remaining.dividedBy(SHARE);
    return in(remaining.minus(reserve.compareTo(RESERVE) < 0 ? reserve : RESERVE));
  }

  /** Returns a deadline that is so far away that it never comes. */
  public static Deadline none() {
    return in(Duration.ofDays(365));
  }

  /** Returns how long it is until then; zero or less if it has passed. */
  Duration left() {
    return Duration.ofNanos(at - nanoTime.getAsLong());
  }

  private static Deadline in(Duration duration) {
    return new Deadline(System::nanoTime, System.nanoTime() + duration.toNanos());
  }
}
