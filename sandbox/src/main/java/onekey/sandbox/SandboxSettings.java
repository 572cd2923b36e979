package onekey.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
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
 * @param transport how the clients of the sandbox reach it; a port is open for others either way
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
    Transport transport,
    int largestPage,
    Duration latency,
    Optional<RateLimit> rateLimit,
    EvaluationMode evaluationMode,
    UnknownKeyAnswer unknownKeyAnswer,
    AutomationReadings automationReadings) {

  /** How a call gets from a client to the sandbox. */
  public enum Transport {
    /** By HTTP on the loopback interface. */
    SOCKETS,
    /** By a method call below the SDK: the same requests and answers without sockets. */
    IN_PROCESS
  }

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

  /**
   * AWS's own page sizes, sockets, no latency, no rate limit, evaluations awaited; and these
   * changes.
   */
  static SandboxSettings with(Consumer<Builder> changes) {
    var builder = new Builder();
    changes.accept(builder);
    return builder.build();
  }

  /** Takes what is to differ from the defaults; see the parts of the record. */
  public static final class Builder {

    private String accountId = "111122223333";
    private Region region = Region.US_EAST_1;
    private Instant start = Instant.parse("2026-11-24T12:00:00Z");
    private Transport transport = Transport.SOCKETS;
    private int largestPage = 1000;
    private Duration latency = Duration.ZERO;
    private Optional<RateLimit> rateLimit = Optional.empty();
    private EvaluationMode evaluationMode = EvaluationMode.WAIT;
    private UnknownKeyAnswer unknownKeyAnswer = UnknownKeyAnswer.ACCESS_DENIED;
    private AutomationReadings automationReadings = AutomationReadings.strict();

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

    public Builder unknownKeyAnswer(UnknownKeyAnswer other) {
      unknownKeyAnswer = other;
      return this;
    }

    public Builder automationReadings(AutomationReadings other) {
      automationReadings = other;
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
          unknownKeyAnswer,
          automationReadings);
    }
  }
}
