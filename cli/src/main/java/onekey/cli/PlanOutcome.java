package onekey.cli;

import onekey.plan.model.Plan;
import onekey.plan.model.PlannedAccounts;
import onekey.plan.output.Console;

/** What a pipeline is told of a plan. */
final class PlanOutcome {

  private PlanOutcome() {}

  /** Returns the exit code, and says what is missing. */
  static int exitCode(Plan plan, Console console) {
    if (plan.accounts().isPresent() && isIncomplete(plan, plan.accounts().get())) {
      say(plan, plan.accounts().get(), console);
      return ExitCode.INCOMPLETE;
    }
    if (plan.accounts().isEmpty() && !plan.unread().isEmpty()) {
      console.warn(
          "%d of %d users could not be read, so this is not the whole account."
              .formatted(plan.unread().size(), plan.unread().size() + plan.counts().users()));
      return ExitCode.INCOMPLETE;
    }
    return plan.findings().isEmpty() ? ExitCode.OK : ExitCode.OVER_LIMIT;
  }

  /**
   * Accounts that are not in use are not missing; but where no other was read, nothing is known.
   */
  private static boolean isIncomplete(Plan plan, PlannedAccounts accounts) {
    return !accounts.unread().isEmpty() || !plan.unread().isEmpty() || accounts.read().isEmpty();
  }

  private static void say(Plan plan, PlannedAccounts accounts, Console console) {
    console.warn(
        "%d of %d accounts in use were read, and in them %d of %d users, so the plan is incomplete."
            .formatted(
                accounts.read().size(),
                accounts.read().size() + accounts.unread().size(),
                plan.counts().users(),
                plan.counts().users() + plan.unread().size()));
  }
}
