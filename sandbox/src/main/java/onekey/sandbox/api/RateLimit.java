package onekey.sandbox.api;

/**
 * A rate limit for the calls of the account, as a token bucket.
 *
 * @param callsPerSecond the tokens added to the bucket per second, more than 0
 * @param burst the tokens in a full bucket, at least 1
 * @param foreignCallsPerSecond the calls per second of others in the account, at least 0. They come
 *     at even intervals, and each takes a token if there is one
 */
public record RateLimit(double callsPerSecond, int burst, double foreignCallsPerSecond) {

  public RateLimit {
    if (!(callsPerSecond > 0) || Double.isInfinite(callsPerSecond)) {
      throw new IllegalArgumentException(
          "callsPerSecond is " + callsPerSecond + ": it must be more than 0.");
    }
    if (burst < 1) {
      throw new IllegalArgumentException("burst is " + burst + ": it must be at least 1.");
    }
    if (!(foreignCallsPerSecond >= 0) || Double.isInfinite(foreignCallsPerSecond)) {
      throw new IllegalArgumentException(
          "foreignCallsPerSecond is " + foreignCallsPerSecond + ": it must be at least 0.");
    }
  }

  /** Creates a rate limit of an account in which nobody else calls. */
  public RateLimit(double callsPerSecond, int burst) {
    this(callsPerSecond, burst, 0);
  }
}
