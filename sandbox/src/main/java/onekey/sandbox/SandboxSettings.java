package onekey.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import onekey.sandbox.api.RateLimit;
import onekey.sandbox.config.EvaluationMode;
import onekey.sandbox.iam.UnknownKeyAnswer;
import onekey.sandbox.ssm.AutomationReadings;
import software.amazon.awssdk.regions.Region;

/**
 * How the sandbox behaves.
 *
 * @param accountId the account, 12 digits
 * @param region the Region
 * @param start the time at which the clock stands
 * @param largestPage the most items on one page, whatever the caller asks for; at least 1. AWS
 *     itself may return fewer items than asked for
 * @param latency how long each call takes at least, in real time
 * @param rateLimit the account's token bucket, in real time; empty for none
 * @param evaluationMode whether a call that starts an evaluation waits for it
 * @param unknownKeyAnswer what {@code GetAccessKeyLastUsed} answers for a key of nobody
 * @param automationReadings how Systems Manager Automation reads what AWS leaves open
 */
public record SandboxSettings(
    String accountId,
    Region region,
    Instant start,
    int largestPage,
    Duration latency,
    Optional<RateLimit> rateLimit,
    EvaluationMode evaluationMode,
    UnknownKeyAnswer unknownKeyAnswer,
    AutomationReadings automationReadings) {

  private static final Pattern ACCOUNT_ID = Pattern.compile("\\d{12}");

  public SandboxSettings {
    if (!ACCOUNT_ID.matcher(accountId).matches()) {
      throw new IllegalArgumentException("accountId is '" + accountId + "': must be 12 digits.");
    }
    if (largestPage < 1) {
      throw new IllegalArgumentException("largestPage is " + largestPage + ": must be at least 1.");
    }
    if (latency.isNegative()) {
      throw new IllegalArgumentException("latency is " + latency + ": must not be negative.");
    }
  }

  /** AWS's own page sizes, no latency, no rate limit, evaluations awaited. */
  public static SandboxSettings defaults() {
    return new SandboxSettings(
        "111122223333",
        Region.US_EAST_1,
        Instant.parse("2026-11-24T12:00:00Z"),
        1000,
        Duration.ZERO,
        Optional.empty(),
        EvaluationMode.WAIT,
        UnknownKeyAnswer.ACCESS_DENIED,
        AutomationReadings.strict());
  }

  /** The same with another account. */
  public SandboxSettings withAccountId(String other) {
    return new SandboxSettings(
        other,
        region,
        start,
        largestPage,
        latency,
        rateLimit,
        evaluationMode,
        unknownKeyAnswer,
        automationReadings);
  }

  /** The same in another Region. */
  public SandboxSettings withRegion(Region other) {
    return new SandboxSettings(
        accountId,
        other,
        start,
        largestPage,
        latency,
        rateLimit,
        evaluationMode,
        unknownKeyAnswer,
        automationReadings);
  }

  /** The same with the clock at another time. */
  public SandboxSettings withStart(Instant other) {
    return new SandboxSettings(
        accountId,
        region,
        other,
        largestPage,
        latency,
        rateLimit,
        evaluationMode,
        unknownKeyAnswer,
        automationReadings);
  }

  /** The same with at most this many items on a page. */
  public SandboxSettings withLargestPage(int other) {
    return new SandboxSettings(
        accountId,
        region,
        start,
        other,
        latency,
        rateLimit,
        evaluationMode,
        unknownKeyAnswer,
        automationReadings);
  }

  /** The same with another latency for each call. */
  public SandboxSettings withLatency(Duration other) {
    return new SandboxSettings(
        accountId,
        region,
        start,
        largestPage,
        other,
        rateLimit,
        evaluationMode,
        unknownKeyAnswer,
        automationReadings);
  }

  /** The same with a token bucket. */
  public SandboxSettings withRateLimit(RateLimit limit) {
    return new SandboxSettings(
        accountId,
        region,
        start,
        largestPage,
        latency,
        Optional.of(limit),
        evaluationMode,
        unknownKeyAnswer,
        automationReadings);
  }

  /** The same with evaluations run in another way. */
  public SandboxSettings withEvaluationMode(EvaluationMode other) {
    return new SandboxSettings(
        accountId,
        region,
        start,
        largestPage,
        latency,
        rateLimit,
        other,
        unknownKeyAnswer,
        automationReadings);
  }

  /** The same with another answer for a key of nobody. */
  public SandboxSettings withUnknownKeyAnswer(UnknownKeyAnswer other) {
    return new SandboxSettings(
        accountId,
        region,
        start,
        largestPage,
        latency,
        rateLimit,
        evaluationMode,
        other,
        automationReadings);
  }

  /** The same with Systems Manager Automation read in another way. */
  public SandboxSettings withAutomationReadings(AutomationReadings other) {
    return new SandboxSettings(
        accountId,
        region,
        start,
        largestPage,
        latency,
        rateLimit,
        evaluationMode,
        unknownKeyAnswer,
        other);
  }
}
