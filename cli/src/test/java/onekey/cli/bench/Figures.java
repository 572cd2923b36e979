package onekey.cli.bench;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import onekey.rule.aws.AwsClients;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.CallLog;
import onekey.sandbox.api.RecordedCall;

/** Arithmetic that measurements have in common. */
final class Figures {

  private Figures() {}

  /**
   * Returns the least seconds that the answered calls can take: the larger of what latency and what
   * the account's token bucket allow.
   *
   * <p>By latency: the pages of ListUsers come one after the other, before any user is read. Then
   * so many users are read at a time, one call of each, and meanwhile AWS Config is called, one
   * call after the other. The start of the JVM and the processor have no part in it.
   */
  static double boundSeconds(CallLog calls, BenchSettings settings) {
    var answered = calls.all().stream().filter(call -> !call.wasThrottled()).toList();
    var ofConfig = count(answered, call -> call.service().equals("config"));
    var pages = count(answered, call -> call.action().equals("ListUsers"));
    var others = answered.size() - ofConfig - pages;
    var byLatency =
        seconds(pages, settings.iamLatency())
            + Math.max(
                seconds(others, settings.iamLatency()) / AwsClients.CONCURRENT_CALLS,
                seconds(ofConfig, settings.configLatency()));
    // Only IAM has the token bucket.
    var iamCalls = count(answered, call -> call.service().equals("iam"));
    var byRate = settings.rateLimit().map(limit -> iamCalls / limit.callsPerSecond()).orElse(0.0);
    return Math.max(byLatency, byRate);
  }

  private static long count(List<RecordedCall> answered, Predicate<ApiCall> counted) {
    return answered.stream().map(RecordedCall::call).filter(counted).count();
  }

  private static double seconds(long calls, Duration latency) {
    return calls * latency.toNanos() / 1e9;
  }

  static double ratio(double part, double whole) {
    return whole == 0 ? 0 : rounded(part / whole);
  }

  static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
