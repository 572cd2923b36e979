package onekey.cli.bench;

import java.util.List;
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
   * Counts the calls of a plan: it reads the users, the last use of each inactive key, and the
   * schedules where a key may have one.
   */
  static long ofPlan(List<SandboxUser> users, KeyPolicy policy) {
    var inactive =
        users.stream()
            .flatMap(user -> user.accessKeys().stream())
            .filter(LeastCalls::isInactive)
            .count();
    var anyOverLimit = users.stream().anyMatch(user -> user.activeKeys() > policy.maxActiveKeys());
    return ofReading(users, policy) + inactive + (inactive > 0 || anyOverLimit ? 1 : 0);
  }

  private static boolean isInactive(SandboxAccessKey key) {
    return key.status().equals("Inactive");
  }

  /** Nothing at all takes a call too. */
  private static long pages(long items, int aPage) {
    return Math.max(1, Math.ceilDiv(items, aPage));
  }
}
