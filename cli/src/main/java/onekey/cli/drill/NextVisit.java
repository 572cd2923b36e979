package onekey.cli.drill;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import onekey.cli.drill.DrillLine.Fine;
import onekey.cli.drill.DrillLine.NotCheckable;
import onekey.cli.drill.DrillLine.Wrong;
import onekey.cli.drill.aws.DeployedRemediation;
import onekey.cli.drill.aws.DrillAccount;
import onekey.cli.drill.aws.DrillIam.DrillKey;
import onekey.plan.output.CommandFailedException;
import onekey.plan.output.Console;
import onekey.rule.aws.ListedStep;
import onekey.rule.aws.RuleRuns;
import onekey.rule.judgement.Decision;

/** A later visit: takes the removal of the extra key one step further, and says what comes next. */
final class NextVisit {

  private static final String KEYS = "keys of the user";

  private final DrillAccount account;
  private final Console console;
  private final Pauses pauses;
  private final Clock clock;
  private final List<DrillLine> lines = new ArrayList<>();

  NextVisit(DrillAccount account, Console console, Pauses pauses, Clock clock) {
    this.account = account;
    this.console = console;
    this.pauses = pauses;
    this.clock = clock;
  }

  /** Goes on with a user that was kept. It stays, unless its extra key has come to its end. */
  DrillReport goOn(DrillUser user, DrillKeys keys) {
    try {
      if (step(user, keys)) {
        return new Ending(account, pauses, new RuleRun(account, console, pauses), lines)
            .remove(user, true);
      }
    } catch (DrillInterruptedException _) {
      lines.add(new NotCheckable("the rest", "the command was interrupted. The user stays."));
    } catch (CommandFailedException e) {
      lines.add(new NotCheckable("the rest", "%s The user stays.".formatted(e.getMessage())));
    }
    return new DrillReport(lines, List.of());
  }

  /** Returns whether the extra key has come to its end. */
  private boolean step(DrillUser user, DrillKeys keys) {
    pauses.goOn();
    var now = account.iam().keys(user.name());
    var foreign =
        now.stream()
            .map(DrillKey::id)
            .filter(id -> !id.equals(keys.extra()) && !id.equals(keys.kept()))
            .toList();
    if (!foreign.isEmpty() || !isActive(now, keys.kept())) {
      lines.add(
          new Wrong(
              KEYS,
              "the drill left %s and %s; now there are %s"
                  .formatted(keys.extra(), keys.kept(), words(now)),
              "OneKey must not touch %s, and makes no keys. Who it was is in CloudTrail. To remove the user: onekey doctor --drill --clean"
                  .formatted(keys.kept())));
      return false;
    }
    if (isActive(now, keys.extra())) {
      return active(user, keys);
    }
    return now.size() == 1 ? deleted(keys) : inactive(user, keys);
  }

  private static boolean isActive(List<DrillKey> keys, String id) {
    return keys.contains(new DrillKey(id, true));
  }

  private static String words(List<DrillKey> keys) {
    return keys.isEmpty()
        ? "none"
        : keys.stream()
            .map(key -> key.id() + (key.active() ? " (active)" : " (not active)"))
            .collect(Collectors.joining(", "));
  }

  private boolean active(DrillUser user, DrillKeys keys) {
    var step = step(keys.extra(), ListedStep.Kind.REMOVAL);
    if (step.isPresent()) {
      return announced(step.get(), user, keys);
    }
    var remediation = account.config().remediation();
    var noEnd = new DrillSetting(remediation).whyThereIsNoEnd();
    if (remediation.isEmpty() || noEnd.isPresent()) {
      lines.add(
          new NotCheckable(
              Remediating.REMEDIATION,
              "%s. To remove the user: onekey doctor --drill --clean".formatted(noEnd.orElse(""))));
      return false;
    }
    var judgement = Judgement.of(user.requireId(), remediation.get().notice(), account, clock);
    if (judgement.isEmpty()) {
      lines.add(
          new Wrong(
              KEYS,
              "IAM does not list the user %s any more".formatted(user.name()),
              "Has somebody removed it? Begin the drill anew."));
      return false;
    }
    var decision = judgement.get().decision();
    return switch (decision) {
      case Decision.Hold _, Decision.Keep _ -> {
        lines.add(new Fine(KEYS, "both are active, and nothing is due."));
        lines.add(NextDay.of(decision, user.name()));
        yield false;
      }
      case Decision.Announce _, Decision.Remove _ ->
          remediate(user, keys, remediation.get(), decision);
    };
  }

  private boolean remediate(
      DrillUser user, DrillKeys keys, DeployedRemediation remediation, Decision decision) {
    var line =
        new Remediating(account, console, pauses)
            .remediate(
                user.requireId(), remediation, decision, user.created().orElse(Instant.EPOCH));
    lines.add(line);
    if (!(line instanceof Fine)) {
      return false;
    }
    // IAM may show the key as it was for some seconds.
    pauses.pause(RuleRuns.SETTLED);
    var now = account.iam().keys(user.name());
    if (!isActive(now, keys.kept())) {
      lines.add(
          new Wrong(
              KEYS,
              "the key that is kept, %s, is not active: %s".formatted(keys.kept(), words(now)),
              "Please report it, with the id of the execution."));
      return false;
    }
    return switch (decision) {
      case Decision.Announce _ -> {
        var step = step(keys.extra(), ListedStep.Kind.REMOVAL);
        if (!isActive(now, keys.extra()) || step.isEmpty()) {
          lines.add(
              new Wrong(
                  KEYS,
                  "the removal of %s was announced, but there is %s, and the keys are %s"
                      .formatted(
                          keys.extra(), step.isEmpty() ? "no schedule" : "a schedule", words(now)),
                  "Look at the steps of the execution."));
          yield false;
        }
        yield announced(step.get(), user, keys);
      }
      case Decision.Remove _ -> {
        if (isActive(now, keys.extra())) {
          lines.add(
              new Wrong(
                  KEYS,
                  "the removal of %s succeeded, but the keys are %s"
                      .formatted(keys.extra(), words(now)),
                  "Look at the steps of the execution."));
          yield false;
        }
        yield now.size() == 1 ? deleted(keys) : inactive(user, keys);
      }
      case Decision.Hold _, Decision.Keep _ -> false;
    };
  }

  private Optional<ListedStep> step(String key, ListedStep.Kind kind) {
    return account.schedules().steps(Set.of(key)).stream()
        .filter(step -> step.kind() == kind)
        .findFirst();
  }

  private boolean announced(ListedStep step, DrillUser user, DrillKeys keys) {
    lines.addAll(
        new ScheduledStep(step, user.name())
            .seen(
                "the removal of %s is announced; both keys are active".formatted(keys.extra()),
                clock.instant()));
    return false;
  }

  private boolean inactive(DrillUser user, DrillKeys keys) {
    var step = step(keys.extra(), ListedStep.Kind.DELETION);
    if (step.isPresent()) {
      lines.addAll(
          new ScheduledStep(step.get(), user.name())
              .seen(
                  "%s is inactive and in quarantine; %s is active"
                      .formatted(keys.extra(), keys.kept()),
                  clock.instant()));
      return false;
    }
    if (account
        .config()
        .remediation()
        .filter(remediation -> remediation.deleteAfter().days().isEmpty())
        .isPresent()) {
      lines.add(
          new Fine(
              KEYS,
              "%s is inactive, and %s is active. This deployment deletes no keys (onekey:deleteAfterDays is never), so that is the end."
                  .formatted(keys.extra(), keys.kept())));
      return true;
    }
    lines.add(
        new Wrong(
            KEYS,
            "%s is inactive, and nothing is scheduled that deletes it".formatted(keys.extra()),
            "Look at the executions of the runbooks: aws ssm describe-automation-executions. To remove the user: onekey doctor --drill --clean"));
    return false;
  }

  private boolean deleted(DrillKeys keys) {
    lines.add(
        new Fine(KEYS, "%s is deleted, and %s is active.".formatted(keys.extra(), keys.kept())));
    return true;
  }
}
