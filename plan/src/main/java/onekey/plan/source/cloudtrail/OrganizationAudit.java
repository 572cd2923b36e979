package onekey.plan.source.cloudtrail;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import onekey.plan.model.Audits;
import onekey.plan.model.NamedAccount;
import onekey.plan.output.CommandFailedException;
import onekey.plan.output.Interruption;
import onekey.plan.output.Progress;
import onekey.plan.source.live.EachAccount;
import onekey.plan.source.live.LiveOrganization;

/**
 * Asks CloudTrail about the keys of several accounts, each by the credentials that it was read by.
 *
 * @param accounts opens the accounts
 * @param questions what to ask in each
 * @param clock the time by which calls are paced
 */
public record OrganizationAudit(
    EachAccount accounts, Map<NamedAccount, AuditQuestions> questions, CallClock clock) {

  public OrganizationAudit {
    questions = Map.copyOf(questions);
  }

  /**
   * Asks all questions. Trouble with one account does not stop the others.
   *
   * @param interruption ends the asking: what was not learned by then is unread
   */
  public Map<NamedAccount, Audits> ask(Progress progress, Interruption interruption) {
    try (var pool =
        Executors.newFixedThreadPool(
            LiveOrganization.CONCURRENT_ACCOUNTS, Thread.ofVirtual().factory())) {
      var asking = new HashMap<NamedAccount, Future<Audits>>();
      questions.forEach(
          (account, asked) ->
              asking.put(account, pool.submit(() -> ask(account, asked, progress, interruption))));
      var audits = new HashMap<NamedAccount, Audits>();
      asking.forEach((account, answer) -> audits.put(account, await(answer)));
      return audits;
    }
  }

  private Audits ask(
      NamedAccount account, AuditQuestions asked, Progress progress, Interruption interruption) {
    if (asked.isEmpty() || interruption.happened()) {
      return asked.unanswered(AccountAudit.INTERRUPTED);
    }
    try {
      return accounts.in(
          account, open -> new AccountAudit(open, asked, clock).ask(progress, interruption));
    } catch (CommandFailedException e) {
      return asked.unanswered(String.valueOf(e.getMessage()));
    }
  }

  private static Audits await(Future<Audits> answer) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking CloudTrail.", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Unexpected failure while asking CloudTrail.", e);
    }
  }
}
