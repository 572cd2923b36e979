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
  private LiveOptions live = new LiveOptions();

  @ArgGroup(exclusive = false)
  private @Nullable Report report;

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
    return live.rule();
  }

  AccountChoice account() {
    return live.account();
  }

  /** Returns whether an option was given that applies to a real account only. */
  boolean namesRealAccount() {
    return live.given();
  }
}
