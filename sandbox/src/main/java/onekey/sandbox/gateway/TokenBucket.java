package onekey.sandbox.gateway;

import java.util.function.LongSupplier;
import onekey.sandbox.api.RateLimit;

/** A token bucket: each call takes a token, and a call that finds none is throttled. */
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

  /** Takes a token. Returns whether there was one. */
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
