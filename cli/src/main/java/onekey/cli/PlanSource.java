package onekey.cli;

import java.time.Instant;
import java.util.Optional;
import onekey.plan.source.live.AccountChoice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where a plan takes the account from: AWS, or a file. */
final class PlanSource {

  @ArgGroup(exclusive = false)
  private Live live = new Live();

  @ArgGroup(exclusive = false)
  private @Nullable Report report;

  /** A real account. */
  static final class Live {

    @Option(
        names = "--profile",
        paramLabel = "NAME",
        description =
            "The profile of your AWS configuration files to use. By default AWS_PROFILE, and all"
                + " that the AWS SDK looks for.")
    private Optional<String> profile = Optional.empty();

    @Option(
        names = "--region",
        paramLabel = "REGION",
        description =
            "The Region of the rule, or of the partition. By default AWS_REGION, AWS_DEFAULT_REGION or the profile's;"
                + " without one us-east-1, because IAM is the same in every Region.")
    private Optional<String> region = Optional.empty();

    @Option(
        names = "--rule",
        paramLabel = "NAME",
        description = "Take the policy from this deployed Config rule, not from options.")
    private Optional<String> rule = Optional.empty();
  }

  /** A file. */
  static final class Report {

    @Option(
        names = "--credential-report",
        required = true,
        paramLabel = "FILE",
        description =
            "Call nothing; plan the account of an IAM credential report (- is standard input): the"
                + " CSV, or what 'aws iam get-credential-report' prints. It names no ids and no"
                + " tags.")
    private String file = "";

    @Option(
        names = "--now",
        paramLabel = "TIME",
        description =
            "Judge the report as at this time (2026-11-24T12:00:00Z). By default the real time.")
    private Optional<Instant> now = Optional.empty();

    String file() {
      return file;
    }

    boolean isStandardInput() {
      return file.equals("-");
    }

    Optional<Instant> now() {
      return now;
    }
  }

  /** Returns the credential report; empty for a real account. */
  Optional<Report> report() {
    return Optional.ofNullable(report);
  }

  /** Returns the rule whose policy holds. */
  Optional<String> rule() {
    return live.rule;
  }

  AccountChoice account() {
    return new AccountChoice(live.profile, live.region, live.rule.isPresent());
  }

  /** Returns whether an option was given that applies to a real account only. */
  boolean namesRealAccount() {
    return live.profile.isPresent() || live.region.isPresent() || live.rule.isPresent();
  }
}
