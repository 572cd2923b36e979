package onekey.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import onekey.sandbox.api.RateLimit;
import onekey.sandbox.config.EvaluationMode;
import onekey.sandbox.config.EvaluationReadings;
import onekey.sandbox.iam.UnknownKeyAnswer;
import onekey.sandbox.lambda.EventSourceReadings;
import onekey.sandbox.scheduler.ScheduleDeletion;
import onekey.sandbox.ssm.AutomationReadings;
import software.amazon.awssdk.regions.Region;

/**
 * The settings of a sandbox.
 *
 * @param accountId the account, 12 digits
 * @param region the Region
 * @param start the time that the clock shows at first
 * @param transport how the sandbox's own SDK clients reach it; it listens on a port in any case
 * @param largestPage the largest page, whatever the caller asks for; at least 1. AWS may also
 *     return fewer items than asked for
 * @param latency the minimum duration of each call, in real time
 * @param rateLimit the account's token bucket, in real time; empty for none
 * @param evaluationMode when {@code StartConfigRulesEvaluation} answers
 * @param evaluationDuration how long a run of a rule is in progress by the sandbox's clock. Its
 *     function runs at the beginning, and what it reports is there at once
 * @param evaluationReadings what AWS Config does with evaluations where AWS does not document it
 * @param unknownKeyAnswer the answer of {@code GetAccessKeyLastUsed} for a key that does not exist
 * @param automationReadings what Automation does where AWS does not document it
 * @param scheduleDeletion when a schedule that has been invoked is deleted
 * @param eventSourceReadings how Lambda polls a queue where AWS does not document it
 * @param limitedLookups whether CloudTrail throttles more than two look-ups a second in a Region,
 *     by the sandbox's clock
 */
public record SandboxSettings(
    String accountId,
    Region region,
    Instant start,
    Transport transport,
    int largestPage,
    Duration latency,
    Optional<RateLimit> rateLimit,
    EvaluationMode evaluationMode,
    Duration evaluationDuration,
    EvaluationReadings evaluationReadings,
    UnknownKeyAnswer unknownKeyAnswer,
    AutomationReadings automationReadings,
    ScheduleDeletion scheduleDeletion,
    EventSourceReadings eventSourceReadings,
    boolean limitedLookups) {

  /** How a call reaches the sandbox. */
  public enum Transport {
    /** Over HTTP on the loopback interface. */
    SOCKETS,
    /** By a method call below the SDK: without sockets, signatures and waits between retries. */
    IN_PROCESS
  }

  public SandboxSettings {
    if (largestPage < 1) {
      throw new IllegalArgumentException(
          "largestPage is " + largestPage + ": it must be at least 1.");
    }
    if (latency.isNegative()) {
      throw new IllegalArgumentException("latency is " + latency + ": it must not be negative.");
    }
    if (evaluationDuration.isNegative()) {
      throw new IllegalArgumentException(
          "evaluationDuration is " + evaluationDuration + ": it must not be negative.");
    }
  }

  /**
   * Returns the defaults with these changes. The defaults: AWS's page sizes, sockets, no latency,
   * no rate limit, and a start of an evaluation that answers when the evaluation has ended.
   */
  static SandboxSettings with(Consumer<Builder> changes) {
    var builder = new Builder();
    changes.accept(builder);
    return builder.build();
  }

  /** Collects the settings that differ from the defaults. See the components of the record. */
  public static final class Builder {

    private String accountId = "111122223333";
    private Region region = Region.US_EAST_1;
    private Instant start = Instant.parse("2026-11-24T12:00:00Z");
    private Transport transport = Transport.SOCKETS;
    private int largestPage = 1000;
    private Duration latency = Duration.ZERO;
    private Optional<RateLimit> rateLimit = Optional.empty();
    private EvaluationMode evaluationMode = EvaluationMode.WAIT;
    private Duration evaluationDuration = Duration.ZERO;
    private EvaluationReadings evaluationReadings = EvaluationReadings.usual();
    private UnknownKeyAnswer unknownKeyAnswer = UnknownKeyAnswer.ACCESS_DENIED;
    private AutomationReadings automationReadings = AutomationReadings.strict();
    private ScheduleDeletion scheduleDeletion = ScheduleDeletion.BEFORE_THE_TARGET_RUNS;
    private EventSourceReadings eventSourceReadings = EventSourceReadings.simple();
    private boolean limitedLookups;

    private Builder() {}

    public Builder accountId(String other) {
      accountId = other;
      return this;
    }

    public Builder region(Region other) {
      region = other;
      return this;
    }

    public Builder start(Instant other) {
      start = other;
      return this;
    }

    public Builder transport(Transport other) {
      transport = other;
      return this;
    }

    public Builder largestPage(int other) {
      largestPage = other;
      return this;
    }

    public Builder latency(Duration other) {
      latency = other;
      return this;
    }

    public Builder evaluationMode(EvaluationMode other) {
      evaluationMode = other;
      return this;
    }

    public Builder evaluationDuration(Duration other) {
      evaluationDuration = other;
      return this;
    }

    public Builder evaluationReadings(EvaluationReadings other) {
      evaluationReadings = other;
      return this;
    }

    public Builder unknownKeyAnswer(UnknownKeyAnswer other) {
      unknownKeyAnswer = other;
      return this;
    }

    public Builder automationReadings(AutomationReadings other) {
      automationReadings = other;
      return this;
    }

    public Builder scheduleDeletion(ScheduleDeletion other) {
      scheduleDeletion = other;
      return this;
    }

    public Builder eventSourceReadings(EventSourceReadings other) {
      eventSourceReadings = other;
      return this;
    }

    public Builder limitedLookups() {
      limitedLookups = true;
      return this;
    }

    public Builder rateLimit(RateLimit other) {
      rateLimit = Optional.of(other);
      return this;
    }

    private SandboxSettings build() {
      return new SandboxSettings(
          accountId,
          region,
          start,
          transport,
          largestPage,
          latency,
          rateLimit,
          evaluationMode,
          evaluationDuration,
          evaluationReadings,
          unknownKeyAnswer,
          automationReadings,
          scheduleDeletion,
          eventSourceReadings,
          limitedLookups);
    }
  }
}
