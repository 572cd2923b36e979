package onekey.cli.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import onekey.cli.drill.DrillLine.Fine;
import onekey.cli.drill.DrillLine.NotCheckable;
import onekey.cli.drill.DrillLine.Wrong;
import onekey.cli.drill.aws.DeployedRemediation;
import onekey.cli.drill.aws.DrillAccount;
import onekey.cli.drill.aws.DrillAutomation.Execution;
import onekey.plan.output.Console;
import onekey.plan.output.Progress;
import onekey.rule.judgement.Decision;

/** Starts the remediation of the user as AWS Config does it, and waits for its end. */
final class Remediating {

  static final String REMEDIATION = "remediation";

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
  private static final int LOOKS = 60;
  private static final int STARTS = 5;

  private final DrillAccount account;
  private final Console console;
  private final Pauses pauses;

  Remediating(DrillAccount account, Console console, Pauses pauses) {
    this.account = account;
    this.console = console;
    this.pauses = pauses;
  }

  /**
   * Starts the remediation, and compares what it decides with what the rule's own code decides.
   *
   * @param since the user did not exist before
   */
  DrillLine remediate(
      String userId, DeployedRemediation remediation, Decision expected, Instant since) {
    var before = ids(account.automation().executions(remediation.document(), userId, since));
    var refusal = start(userId);
    if (refusal.isPresent()) {
      return new Wrong(
          REMEDIATION,
          "AWS Config did not start it for %s: %s".formatted(userId, refusal.get()),
          "Look at it: aws configservice describe-remediation-configurations --config-rule-names %s"
              .formatted(account.ruleName()));
    }
    try (var _ = Progress.waiting(console, "Waiting for the remediation ... ")) {
      for (var look = 1; look <= LOOKS; look++) {
        pauses.pause(BETWEEN_LOOKS);
        var ended =
            account.automation().executions(remediation.document(), userId, since).stream()
                .filter(execution -> !before.contains(execution.id()))
                .filter(execution -> !execution.running())
                .findFirst();
        if (ended.isPresent()) {
          return compare(ended.get(), expected);
        }
      }
    }
    return late(userId);
  }

  /** AWS Config takes no second start for a user before the first is complete. */
  private Optional<String> start(String userId) {
    var refusal = Optional.<String>empty();
    for (var attempt = 1; attempt <= STARTS; attempt++) {
      pauses.goOn();
      refusal = account.config().remediate(userId);
      if (refusal.isEmpty()) {
        return refusal;
      }
      pauses.pause(BETWEEN_LOOKS);
    }
    return refusal;
  }

  private static Set<String> ids(List<Execution> executions) {
    return executions.stream().map(Execution::id).collect(Collectors.toUnmodifiableSet());
  }

  private DrillLine compare(Execution execution, Decision expected) {
    if (!execution.succeeded()) {
      return new Wrong(
          REMEDIATION,
          "execution %s ended as %s: %s"
              .formatted(execution.id(), execution.status(), execution.failure()),
          "Look at its steps: aws ssm get-automation-execution --automation-execution-id "
              + execution.id());
    }
    var word = Judgement.word(expected);
    var key = Judgement.extraKey(expected).orElse("");
    if (!execution.chosen("decision").equals(word)
        || !execution.chosen("accessKeyId").equals(key)) {
      return new Wrong(
          REMEDIATION,
          "execution %s decided \"%s %s\" (%s); this OneKey would decide \"%s %s\" (%s)"
              .formatted(
                  execution.id(),
                  execution.chosen("decision"),
                  execution.chosen("accessKeyId"),
                  execution.chosen("reason"),
                  word,
                  key,
                  expected.reason()),
          "Has somebody changed the user or the settings meanwhile? Otherwise the deployed function is of another version: npx cdk deploy");
    }
    if (execution.chosen("allowedRemoval").equals("nothing")) {
      return new NotCheckable(
          REMEDIATION,
          "execution %s decided %s, but the deployment is a dry run, which never changes a key."
              .formatted(execution.id(), word));
    }
    return new Fine(
        REMEDIATION,
        "execution %s: Success, decision %s. %s"
            .formatted(execution.id(), word, execution.chosen("reason")));
  }

  private DrillLine late(String userId) {
    return new Wrong(
        REMEDIATION,
        "no execution for %s has ended within %d minutes. AWS Config says: %s"
            .formatted(
                userId,
                BETWEEN_LOOKS.multipliedBy(LOOKS).toMinutes(),
                account.config().remediationStatus(userId).orElse("nothing")),
        "Look at it: aws ssm describe-automation-executions --max-results 5");
  }
}
