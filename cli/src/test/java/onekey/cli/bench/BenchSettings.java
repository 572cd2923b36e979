package onekey.cli.bench;

import java.time.Duration;
import java.util.Optional;
import onekey.sandbox.SandboxSettings;
import onekey.sandbox.api.RateLimit;

/**
 * What to measure.
 *
 * @param users how many users, 0 or more
 * @param seed makes another account of the same size
 * @param latency how long each call takes at least
 * @param rateLimit the account's token bucket, if any
 * @param retries how throttled calls are tried again
 * @param runs how many runs one after the other; from the second on there are earlier verdicts
 * @param heapMegabytes the most heap that the judge may use
 */
public record BenchSettings(
    int users,
    long seed,
    Duration latency,
    Optional<RateLimit> rateLimit,
    Retries retries,
    int runs,
    int heapMegabytes) {

  /** Makes a sandbox as slow as these settings say. */
  void limit(SandboxSettings.Builder sandbox) {
    sandbox.latency(latency);
    rateLimit.ifPresent(sandbox::rateLimit);
  }
}
