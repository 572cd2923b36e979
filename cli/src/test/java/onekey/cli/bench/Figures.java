package onekey.cli.bench;

import onekey.rule.aws.AwsClients;
import onekey.sandbox.api.CallLog;

/** Arithmetic that measurements have in common. */
final class Figures {

  private Figures() {}

  /**
   * Returns the least seconds that the answered calls can take: by latency and concurrency, or by
   * the account's token bucket.
   */
  static double boundSeconds(CallLog calls, BenchSettings settings) {
    var answered = calls.all().stream().filter(call -> !call.wasThrottled()).toList();
    var byLatency =
        answered.size() * settings.latency().toNanos() / 1e9 / AwsClients.CONCURRENT_CALLS;
    // Only IAM has the token bucket.
    var iamCalls = answered.stream().filter(call -> call.call().service().equals("iam")).count();
    var byRate = settings.rateLimit().map(limit -> iamCalls / limit.callsPerSecond()).orElse(0.0);
    return Math.max(byLatency, byRate);
  }

  static double ratio(double part, double whole) {
    return whole == 0 ? 0 : rounded(part / whole);
  }

  static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
