package onekey.sandbox.api;

/**
 * How fast the account may call, as a token bucket.
 *
 * @param callsPerSecond how many tokens come back a second, more than 0
 * @param burst how many tokens the full bucket holds, at least 1
 */
public record RateLimit(double callsPerSecond, int burst) {

  public RateLimit {
    if (!(callsPerSecond > 0) || Double.isInfinite(callsPerSecond)) {
      throw new IllegalArgumentException(
          "callsPerSecond is " + callsPerSecond + ": must be more than 0.");
    }
    if (burst < 1) {
      throw new IllegalArgumentException("burst is " + burst + ": must be at least 1.");
    }
  }
}
