package onekey.cli.bench;

import java.time.Duration;
import java.util.Optional;
import onekey.sandbox.Sandbox;
import onekey.sandbox.SandboxSettings;
import onekey.sandbox.api.RateLimit;

/**
 * What to measure.
 *
 * @param users how many users, 0 or more
 * @param seed makes another account of the same size
 * @param iamLatency how long each call takes at least, of any service but AWS Config
 * @param configLatency how long each call to AWS Config takes at least
 * @param rateLimit the account's token bucket, if any
 * @param retries how throttled calls are tried again
 * @param runs how many runs one after the other; from the second on there are earlier verdicts
 * @param heapMegabytes the most heap that the judge may use
 */
public record BenchSettings(
    int users,
    long seed,
    Duration iamLatency,
    Duration configLatency,
    Optional<RateLimit> rateLimit,
    Retries retries,
    int runs,
    int heapMegabytes) {

  /** Returns settings for two short runs, after which the code of the sandbox is compiled. */
  BenchSettings warmUp() {
    return new BenchSettings(
        500, seed, Duration.ZERO, Duration.ZERO, Optional.empty(), retries, 2, heapMegabytes);
  }

  /** Makes a sandbox throttle calls as these settings say. */
  void limit(SandboxSettings.Builder sandbox) {
    rateLimit.ifPresent(sandbox::rateLimit);
  }

  /** Takes as long as a call to IAM at least. */
  void pauseAsIam() {
    pause(iamLatency);
  }

  /** Makes a sandbox as slow as these settings say. */
  void slowDown(Sandbox sandbox) {
    sandbox
        .faults()
        .watch(call -> pause(call.service().equals("config") ? configLatency : iamLatency));
  }

  private static void pause(Duration latency) {
    try {
      Thread.sleep(latency);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a call was slowed down.", e);
    }
  }
}
