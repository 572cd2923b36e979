package onekey.cli;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onekey.plan.model.Audits;
import onekey.plan.model.NamedAccount;
import onekey.plan.model.Plan;
import onekey.plan.model.PlannedAccounts;
import onekey.plan.model.PlannedUser;
import onekey.plan.output.CommandFailedException;
import onekey.plan.output.Console;
import onekey.plan.output.Interruption;
import onekey.plan.output.Progress;
import onekey.plan.source.cloudtrail.AccountAudit;
import onekey.plan.source.cloudtrail.AuditEstimate;
import onekey.plan.source.cloudtrail.AuditQuestions;
import onekey.plan.source.cloudtrail.AuditRegions;
import onekey.plan.source.cloudtrail.CallClock;
import onekey.plan.source.cloudtrail.OrganizationAudit;
import onekey.plan.source.live.AccountsChoice;
import onekey.plan.source.live.EachAccount;
import onekey.plan.source.live.OpenAccount;
import onekey.plan.source.live.OpenOrganization;

/**
 * Asks CloudTrail about the findings of a plan, and says before what that takes.
 *
 * @param regions the Regions to ask beside those that the keys lead to
 * @param console what progress is shown on
 * @param clock the time by which calls are paced
 */
record PlanAudit(AuditRegions regions, Console console, CallClock clock) {

  private static final String WHAT = "Asking CloudTrail";

  /**
   * Asks about the findings of one account.
   *
   * @param now the end of the time to ask for
   */
  Audits of(Plan plan, OpenAccount account, Instant now, Interruption interruption) {
    var questions = AuditQuestions.about(plan.findings(), account, regions, now);
    say(AuditEstimate.of(questions));
    try (var progress = Progress.on(console, WHAT)) {
      return new AccountAudit(account, questions, clock).ask(progress, interruption);
    }
  }

  /** Asks about the findings of several accounts. */
  Map<NamedAccount, Audits> of(
      Plan plan,
      OpenOrganization open,
      AccountsChoice accounts,
      Instant now,
      Interruption interruption) {
    var questions = new LinkedHashMap<NamedAccount, AuditQuestions>();
    for (var read : plan.accounts().map(PlannedAccounts::read).orElse(List.of())) {
      questions.put(
          read.account(),
          AuditQuestions.about(findingsOf(read.account(), plan), open.own(), regions, now));
    }
    var estimate = AuditEstimate.of(questions.values());
    say(estimate);
    if (estimate.keys() == 0 || interruption.happened()) {
      return unanswered(questions, AccountAudit.INTERRUPTED);
    }
    try (var progress = Progress.on(console, WHAT)) {
      return new OrganizationAudit(EachAccount.of(open, accounts), questions, clock)
          .ask(progress, interruption);
    } catch (CommandFailedException e) {
      // What was read is still worth a plan.
      return unanswered(questions, String.valueOf(e.getMessage()));
    }
  }

  private static Map<NamedAccount, Audits> unanswered(
      Map<NamedAccount, AuditQuestions> questions, String cause) {
    var audits = new LinkedHashMap<NamedAccount, Audits>();
    questions.forEach((account, asked) -> audits.put(account, asked.unanswered(cause)));
    return audits;
  }

  private static List<PlannedUser> findingsOf(NamedAccount account, Plan plan) {
    return plan.findings().stream()
        .filter(user -> user.account().equals(Optional.of(account)))
        .toList();
  }

  private void say(AuditEstimate estimate) {
    estimate.sentence().ifPresent(console::warn);
  }
}
