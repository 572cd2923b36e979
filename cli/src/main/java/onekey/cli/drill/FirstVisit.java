package onekey.cli.drill;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import onekey.cli.drill.DrillLine.Fine;
import onekey.cli.drill.DrillLine.NotCheckable;
import onekey.cli.drill.DrillLine.Wrong;
import onekey.cli.drill.aws.DeployedRemediation;
import onekey.cli.drill.aws.DrillAccount;
import onekey.cli.drill.aws.DrillIam.DrillKey;
import onekey.plan.output.BadInputException;
import onekey.plan.output.CommandFailedException;
import onekey.plan.output.Console;
import onekey.rule.judgement.ComplianceType;

/** From the user to its removal, or to the day of the next visit. */
final class FirstVisit {

  private static final String USER = "user of the drill";
  private static final String KEYS = "keys of the user";

  private final DrillAccount account;
  private final Console console;
  private final Pauses pauses;
  private final Clock clock;
  private final RuleRun run;
  private final List<DrillLine> lines = new ArrayList<>();

  FirstVisit(DrillAccount account, Console console, Pauses pauses, Clock clock) {
    this.account = account;
    this.console = console;
    this.pauses = pauses;
    this.clock = clock;
    this.run = new RuleRun(account, console, pauses);
  }

  /**
   * Makes the user, and removes it whatever happens, unless all is fine and it is to be kept.
   *
   * @throws BadInputException if the name is taken by now; nothing was made then
   */
  DrillReport make(DrillUser user, boolean keep) {
    var ending = new Ending(account, pauses, run, lines);
    try {
      new Making(account.iam(), pauses).make(user);
      lines.add(
          new Fine(
              USER,
              "IAM user %s (%s) with the access keys %s"
                  .formatted(user.name(), user.requireId(), String.join(" and ", user.keys()))));
      judge(user);
      if (keep && lines.stream().allMatch(Fine.class::isInstance)) {
        return keep(user);
      }
      if (keep) {
        lines.add(
            new NotCheckable(
                "next visit", "the user is not kept, because not everything is fine."));
      }
    } catch (DrillInterruptedException _) {
      lines.add(new NotCheckable("the rest", "the command was interrupted."));
    } catch (CommandFailedException e) {
      lines.add(new NotCheckable("the rest", String.valueOf(e.getMessage())));
    } catch (BadInputException e) {
      ending.removeQuietly(user);
      throw e;
    } catch (RuntimeException | Error e) {
      ending.removeQuietly(user);
      throw e;
    }
    return ending.remove(user, false);
  }

  private void judge(DrillUser user) {
    var started = run.start();
    lines.add(started);
    if (!(started instanceof Fine)) {
      return;
    }
    // The remediation may have been deployed otherwise since the drill began.
    var remediation = account.config().remediation();
    var notice = remediation.map(DeployedRemediation::notice).orElse(Duration.ZERO);
    var judgement = Judgement.of(user.requireId(), notice, account, clock);
    if (judgement.isEmpty()) {
      lines.add(gone(user));
      return;
    }
    var verdict = judgement.get().verdict();
    lines.add(run.verdict(verdict));
    if (verdict.complianceType() != ComplianceType.NON_COMPLIANT) {
      lines.add(
          new NotCheckable(
              Remediating.REMEDIATION,
              "AWS Config remediates NON_COMPLIANT users only, and by the policy of the rule this user is none yet: "
                  + verdict.annotation()));
      return;
    }
    if (remediation.isEmpty()) {
      lines.add(
          new NotCheckable(
              Remediating.REMEDIATION,
              "the rule has none (onekey:remediation is off), so there is nothing to start."));
      return;
    }
    remediate(user, remediation.get());
  }

  private void remediate(DrillUser user, DeployedRemediation remediation) {
    var judgement = Judgement.of(user.requireId(), remediation.notice(), account, clock);
    if (judgement.isEmpty()) {
      lines.add(gone(user));
      return;
    }
    var since = account.iam().find(user.name()).filter(user::is).map(found -> found.created());
    if (since.isEmpty()) {
      lines.add(gone(user));
      return;
    }
    lines.add(
        new Remediating(account, console, pauses)
            .remediate(user.requireId(), remediation, judgement.get().decision(), since.get()));
    lines.add(untouched(user));
  }

  private static DrillLine gone(DrillUser user) {
    return new Wrong(
        USER,
        "IAM does not list the user %s (%s) any more".formatted(user.name(), user.requireId()),
        "Has somebody removed it? Begin the drill anew.");
  }

  /** The keys are new, so whatever the settings are, nothing may have been done to them. */
  private DrillLine untouched(DrillUser user) {
    var made = Set.copyOf(user.keys());
    var active =
        account.iam().keys(user.name()).stream()
            .filter(DrillKey::active)
            .map(DrillKey::id)
            .collect(Collectors.toUnmodifiableSet());
    if (!active.equals(made)) {
      return new Wrong(
          KEYS,
          "made were %s, active are %s"
              .formatted(
                  String.join(" and ", user.keys()),
                  active.isEmpty() ? "none" : String.join(" and ", active)),
          "Has somebody else changed them? Who it was is in CloudTrail: aws cloudtrail lookup-events --lookup-attributes AttributeKey=ResourceName,AttributeValue="
              + user.name());
    }
    return account.schedules().steps(made).stream()
        .findFirst()
        .<DrillLine>map(
            step ->
                new Wrong(
                    KEYS,
                    "both are active, but there is the schedule " + step.scheduleName(),
                    "A new key must be held, without a schedule. " + ScheduledStep.look(step)))
        .orElseGet(() -> new Fine(KEYS, "both are active, and nothing is scheduled for them."));
  }

  private DrillReport keep(DrillUser user) {
    var remediation = account.config().remediation();
    var decision =
        remediation.flatMap(
            deployed ->
                Judgement.of(user.requireId(), deployed.notice(), account, clock)
                    .map(Judgement::decision));
    var keys =
        decision.flatMap(Judgement::extraKey).flatMap(extra -> DrillKeys.of(extra, user.keys()));
    if (keys.isEmpty()) {
      lines.add(gone(user));
      return new Ending(account, pauses, run, lines).remove(user, false);
    }
    account.iam().tag(user.name(), DrillMark.KEYS_TAG, keys.get().tag());
    lines.add(NextDay.of(decision.orElseThrow(), user.name()));
    return new DrillReport(lines, List.of());
  }
}
