package onekey.sandbox.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Lets two calls a second through in each Region, in whichever second, by the sandbox's clock. AWS
 * does not say how it counts; this is the strictest reading.
 *
 * @param clock the sandbox's clock
 * @param accepted when the last calls of each Region were let through
 */
record LookupLimit(Clock clock, Map<String, Deque<Instant>> accepted) {

  private static final int CALLS = 2;
  private static final Duration SECOND = Duration.ofSeconds(1);

  LookupLimit(Clock clock) {
    this(clock, new HashMap<>());
  }

  /** Returns whether a call is let through now. */
  synchronized boolean take(String region) {
    var now = clock.instant();
    var calls = accepted.computeIfAbsent(region, _ -> new ArrayDeque<>());
    while (!calls.isEmpty() && !now.isBefore(calls.getFirst().plus(SECOND))) {
      calls.removeFirst();
    }
    if (calls.size() >= CALLS) {
      return false;
    }
    calls.addLast(now);
    return true;
  }
}
