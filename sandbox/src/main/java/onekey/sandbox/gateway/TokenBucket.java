package onekey.sandbox.gateway;

import java.util.function.LongSupplier;
import onekey.sandbox.api.RateLimit;

/**
 * A token bucket: each call takes a token, and a call that finds none is throttled. What others
 * have taken is worked out when a call comes.
 */
final class TokenBucket {

  private static final double NANOSECONDS_PER_SECOND = 1e9;

  private final RateLimit limit;
  private final LongSupplier nanoTime;
  private final long began;
  private double tokens;
  // In nanoseconds since the beginning.
  private long filledAt;
  private long foreignCalls;

  TokenBucket(RateLimit limit, LongSupplier nanoTime) {
    this.limit = limit;
    this.nanoTime = nanoTime;
    this.tokens = limit.burst();
    this.began = nanoTime.getAsLong();
  }

  /** Takes a token. Returns whether there was one. */
  synchronized boolean take() {
    var now = nanoTime.getAsLong() - began;
    for (var next = nextForeignCall(); next <= now; next = nextForeignCall()) {
      takeAt(next);
      foreignCalls++;
    }
    return takeAt(now);
  }

  private long nextForeignCall() {
    return Math.round((foreignCalls + 1) * NANOSECONDS_PER_SECOND / limit.foreignCallsPerSecond());
  }

  private boolean takeAt(long time) {
    var earned = (time - filledAt) / NANOSECONDS_PER_SECOND * limit.callsPerSecond();
    tokens = Math.min(limit.burst(), tokens + earned);
    filledAt = time;
    if (tokens < 1) {
      return false;
    }
    tokens -= 1;
    return true;
  }
}
