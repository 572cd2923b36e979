package onekey.cli.drill;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import onekey.cli.drill.DrillLine.Fine;
import onekey.cli.drill.DrillLine.NotCheckable;
import onekey.cli.drill.DrillLine.Wrong;
import onekey.cli.drill.aws.DrillAccount;
import onekey.plan.output.CommandFailedException;
import onekey.plan.output.Console;
import onekey.plan.output.Progress;
import onekey.rule.aws.RuleRuns;
import onekey.rule.judgement.ComplianceType;
import onekey.rule.judgement.Verdict;

/** Starts a run of the rule, and waits for its verdict about the user. */
final class RuleRun {

  static final String RUN = "run of the rule";
  static final String VERDICT = "verdict";

  private static final Duration BETWEEN_STARTS = Duration.ofSeconds(30);
  private static final int STARTS = 20;
  private static final int STARTS_AFTERWARDS = 5;
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);
  private static final int LOOKS = 40;

  private final DrillAccount account;
  private final Console console;
  private final Pauses pauses;

  RuleRun(DrillAccount account, Console console, Pauses pauses) {
    this.account = account;
    this.console = console;
    this.pauses = pauses;
  }

  /**
   * Starts a run once IAM shows the keys everywhere. AWS Config refuses while another run is under
   * way, and for a minute after its start.
   */
  DrillLine start() {
    try (var _ = Progress.waiting(console, "Waiting to start a run of the rule ... ")) {
      pauses.pause(RuleRuns.SETTLED);
      return start(STARTS)
          ? new Fine(RUN, "AWS Config has started one of %s.".formatted(account.ruleName()))
          : new Wrong(
              RUN,
              "AWS Config has refused to start one for %d minutes, because another is under way."
                  .formatted(BETWEEN_STARTS.multipliedBy(STARTS).toMinutes()),
              "Look at it: aws configservice describe-config-rule-evaluation-status --config-rule-names %s"
                  .formatted(account.ruleName()));
    }
  }

  private boolean start(int attempts) {
    for (var attempt = 1; attempt <= attempts; attempt++) {
      if (attempt > 1) {
        pauses.pause(BETWEEN_STARTS);
      }
      pauses.goOn();
      if (account.config().startRun()) {
        return true;
      }
    }
    return false;
  }

  /** Waits for the verdict that the rule's own code gives. */
  DrillLine verdict(Verdict expected) {
    try (var _ = Progress.waiting(console, "Waiting for the verdict ... ")) {
      for (var look = 1; look <= LOOKS; look++) {
        pauses.goOn();
        var stored =
            account.config().verdict(expected.userId(), List.of(expected.complianceType()));
        if (stored.isPresent()) {
          return compare(expected, stored.get().annotation());
        }
        pauses.pause(BETWEEN_LOOKS);
      }
      return late(expected);
    }
  }

  private DrillLine compare(Verdict expected, String annotation) {
    return annotation.equals(expected.annotation())
        ? new Fine(
            VERDICT,
            "%s for %s: %s".formatted(expected.complianceType(), expected.userId(), annotation))
        : new Wrong(
            VERDICT,
            "%s for %s, but the text is \"%s\" and this OneKey would say \"%s\""
                .formatted(
                    expected.complianceType(),
                    expected.userId(),
                    annotation,
                    expected.annotation()),
            "Has somebody changed the keys of the user meanwhile? Otherwise the deployed function is of another version, or has another policy: npx cdk deploy");
  }

  private DrillLine late(Verdict expected) {
    var found =
        account
            .config()
            .verdict(
                expected.userId(), List.of(ComplianceType.COMPLIANT, ComplianceType.NON_COMPLIANT))
            .map(other -> "%s: %s".formatted(other.complianceType(), other.annotation()))
            .orElse("none");
    return new Wrong(
        VERDICT,
        "%s was expected for %s; after %d minutes there is %s"
            .formatted(
                expected.complianceType(),
                expected.userId(),
                BETWEEN_LOOKS.multipliedBy(LOOKS).toMinutes(),
                found),
        "Look at the run: aws configservice describe-config-rule-evaluation-status --config-rule-names %s; and at the log of the judge function."
            .formatted(account.ruleName()));
  }

  /**
   * Starts a run that takes the verdict about the removed user away. Whether it can be started is
   * no matter of life and death: the next periodic run does the same.
   */
  DrillLine afterwards(Optional<String> userId) {
    var verdict = "the verdict about %s".formatted(userId.orElse("the user"));
    try (var _ = Progress.waiting(console, "Waiting to start a last run of the rule ... ")) {
      if (start(STARTS_AFTERWARDS)) {
        return new Fine("run after the drill", "started; it takes %s away.".formatted(verdict));
      }
      return new NotCheckable(
          "run after the drill",
          "AWS Config is busy. The next run of the rule takes %s away.".formatted(verdict));
    } catch (DrillInterruptedException _) {
      return new NotCheckable(
          "run after the drill",
          "not started. The next run of the rule takes %s away.".formatted(verdict));
    } catch (CommandFailedException e) {
      return new NotCheckable(
          "run after the drill",
          "%s The next run of the rule takes %s away.".formatted(e.getMessage(), verdict));
    }
  }
}
