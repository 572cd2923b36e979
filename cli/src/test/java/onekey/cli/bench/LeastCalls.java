package onekey.cli.bench;

import onekey.cli.account.Account;
import onekey.cli.account.AccountKey;
import onekey.cli.account.AccountUser;
import onekey.rule.judgement.KeyPolicy;

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
   * Counts the calls of the rule: it reads the users and reports the verdicts.
   *
   * @param reported how many users have a verdict from an earlier run
   */
  static long of(Account account, KeyPolicy policy, int reported) {
    return ofReading(account, policy)
        + pages(account.users().size(), EVALUATIONS_A_CALL)
        + pages(reported, RESULTS_A_PAGE);
  }

  /** Counts the calls that only read the users. */
  static long ofReading(Account account, KeyPolicy policy) {
    var users = account.users().size();
    var overLimit =
        account.users().stream()
            .filter(user -> user.activeKeys() > policy.maxActiveKeys())
            .toList();
    var lastUses = overLimit.stream().mapToLong(AccountUser::activeKeys).sum();
    var tags = policy.exemptionTag().isPresent() ? overLimit.size() : 0;
    return pages(users, USERS_A_PAGE) + users + lastUses + tags;
  }

  /**
   * Counts the calls of a plan: it reads the users, the last use of each inactive key, and the
   * schedules where a key may have one.
   */
  static long ofPlan(Account account, KeyPolicy policy) {
    var inactive =
        account.users().stream()
            .flatMap(user -> user.keys().stream())
            .filter(LeastCalls::isInactive)
            .count();
    var anyOverLimit =
        account.users().stream().anyMatch(user -> user.activeKeys() > policy.maxActiveKeys());
    return ofReading(account, policy) + inactive + (inactive > 0 || anyOverLimit ? 1 : 0);
  }

  private static boolean isInactive(AccountKey key) {
    return key.status().equals("Inactive");
  }

  /** Nothing at all takes a call too. */
  private static long pages(int items, int aPage) {
    return Math.max(1, Math.ceilDiv(items, aPage));
  }
}
