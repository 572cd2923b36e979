package onekey.cli.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An account to fill the sandbox with.
 *
 * @param accountId 12 digits; empty where nobody knows
 * @param now the time to judge it at
 * @param ruleParameters the parameters of the Config rule that suit it
 * @param users the users, ordered by name
 * @param keyIds where the ids of its access keys come from
 */
public record Account(
    Optional<String> accountId,
    Instant now,
    Map<String, String> ruleParameters,
    List<AccountUser> users,
    KeyIds keyIds) {

  /** Where the ids of access keys come from. */
  public enum KeyIds {
    /** The account is invented, and its ids with it. */
    INVENTED,
    /** The account is real, but its source names no ids: they are shown by number. */
    UNKNOWN
  }

  public Account {
    ruleParameters = Map.copyOf(ruleParameters);
    users = List.copyOf(users);
  }

  /** Returns the same account at another time. */
  public Account at(Instant other) {
    return new Account(accountId, other, ruleParameters, users, keyIds);
  }
}
