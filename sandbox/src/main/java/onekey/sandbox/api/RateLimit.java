package onekey.sandbox.api;

/**
 * A rate limit for the calls of the account, as a token bucket.
 *
 * @param callsPerSecond the tokens added to the bucket per second, more than 0
 * @param burst the tokens in a full bucket, at least 1
 */
public record RateLimit(double callsPerSecond, int burst) {

  public RateLimit {
    if (!(callsPerSecond > 0) || Double.isInfinite(callsPerSecond)) {
      throw new IllegalArgumentException(
          "callsPerSecond is " + callsPerSecond + ": it must be more than 0.");
    }
    if (burst < 1) {
      throw new IllegalArgumentException("burst is " + burst + ": it must be at least 1.");
    }
  }
}
