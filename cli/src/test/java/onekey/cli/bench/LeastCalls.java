package onekey.cli.bench;

import java.util.List;
import onekey.cli.organization.SandboxOrganization;
import onekey.rule.judgement.KeyPolicy;
import onekey.sandbox.iam.SandboxAccessKey;
import onekey.sandbox.iam.SandboxUser;

/**
 * The fewest calls by which all users can be judged on exact live data: there is no call that reads
 * the keys of two users, or the last use of two keys.
 */
final class LeastCalls {

  private static final int USERS_A_PAGE = 1000;
  private static final int EVALUATIONS_A_CALL = 100;
  private static final int RESULTS_A_PAGE = 100;
  private static final int KINDS_OF_SCHEDULES = 2;

  private LeastCalls() {}

  /**
   * Counts the calls of the rule: it reads the users, what was reported, and reports what is due.
   *
   * @param reported how many users have a verdict from an earlier run
   * @param due how many verdicts are to be reported
   */
  static long of(List<SandboxUser> users, KeyPolicy policy, long reported, long due) {
    return ofReading(users, policy)
        + pages(due, EVALUATIONS_A_CALL)
        + pages(reported, RESULTS_A_PAGE);
  }

  /** Counts the calls that only read the users. */
  static long ofReading(List<SandboxUser> users, KeyPolicy policy) {
    var overLimit =
        users.stream().filter(user -> user.activeKeys() > policy.maxActiveKeys()).toList();
    var lastUses = overLimit.stream().mapToLong(SandboxUser::activeKeys).sum();
    var tags = overLimit.size();
    return pages(users.size(), USERS_A_PAGE) + users.size() + lastUses + tags;
  }

  /**
   * Counts the calls of a plan: it reads the users, the last use of each inactive key, and, where
   * there is a key, the schedules of each of the two kinds. One list of all schedules has a page
   * for every 100 of the account, whatever they are for.
   */
  static long ofPlan(List<SandboxUser> users, KeyPolicy policy) {
    var inactive =
        users.stream()
            .flatMap(user -> user.accessKeys().stream())
            .filter(LeastCalls::isInactive)
            .count();
    var anyKey = users.stream().anyMatch(user -> !user.accessKeys().isEmpty());
    return ofReading(users, policy) + inactive + (anyKey ? KINDS_OF_SCHEDULES : 0);
  }

  /**
   * Counts the calls of a plan of an organization: who calls, the pages of accounts, a role in each
   * account but that of the caller, and the plan of each.
   */
  static long ofOrganization(List<List<SandboxUser>> accounts, KeyPolicy policy) {
    return 1
        + pages(accounts.size(), SandboxOrganization.PAGE)
        + (accounts.size() - 1)
        + accounts.stream().mapToLong(users -> ofPlan(users, policy)).sum();
  }

  private static boolean isInactive(SandboxAccessKey key) {
    return key.status().equals("Inactive");
  }

  /** Nothing at all takes a call too. */
  private static long pages(long items, int aPage) {
    return Math.max(1, Math.ceilDiv(items, aPage));
  }
}
