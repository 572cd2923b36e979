package onekey.sandbox.gateway;

import java.util.function.LongSupplier;
import onekey.sandbox.api.RateLimit;

/** Gives a token to a caller, as long as there are some. A call without one is throttled. */
final class TokenBucket {

  private static final double NANOSECONDS_PER_SECOND = 1e9;

  private final RateLimit limit;
  private final LongSupplier nanoTime;
  private double tokens;
  private long filledAt;

  TokenBucket(RateLimit limit, LongSupplier nanoTime) {
    this.limit = limit;
    this.nanoTime = nanoTime;
    this.tokens = limit.burst();
    this.filledAt = nanoTime.getAsLong();
  }

  /** Takes a token, if there is one. */
  synchronized boolean take() {
    var now = nanoTime.getAsLong();
    var earned = (now - filledAt) / NANOSECONDS_PER_SECOND * limit.callsPerSecond();
    tokens = Math.min(limit.burst(), tokens + earned);
    filledAt = now;
    if (tokens < 1) {
      return false;
    }
    tokens -= 1;
    return true;
  }
}
