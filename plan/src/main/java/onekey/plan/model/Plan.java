package onekey.plan.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import onekey.rule.judgement.ComplianceType;
import onekey.rule.judgement.KeyPolicy;

/**
 * An account, or several, before anything is deployed or removed. All formats are written from this
 * alone.
 *
 * @param accountId the 12 digits of the account; empty if the source does not contain it, and for
 *     several
 * @param origin what it was made by
 * @param time the moment of judging
 * @param policy what the users were judged by
 * @param users the users that could be read, ordered by name; of several accounts the findings
 *     first, and then by account
 * @param inactiveKeys the inactive keys of these users, in the same order
 * @param unread the users that could not, for whom nothing is known
 * @param limits what cannot be known from this source, one sentence each
 * @param accounts the accounts; empty for a plan of one
 */
public record Plan(
    Optional<String> accountId,
    PlanOrigin origin,
    Instant time,
    KeyPolicy policy,
    List<PlannedUser> users,
    List<InactiveKey> inactiveKeys,
    List<Unread> unread,
    List<String> limits,
    Optional<PlannedAccounts> accounts) {

  /**
   * A user that could not be read.
   *
   * @param account its account; empty in a plan of one
   * @param userName the user name
   * @param userId the unique id; empty if the source does not contain it
   * @param arn the ARN; empty if the source does not contain it
   * @param cause why not
   */
  public record Unread(
      Optional<NamedAccount> account,
      String userName,
      Optional<String> userId,
      Optional<String> arn,
      String cause) {

    /** Makes a user of the only account whose ids are not known. */
    public Unread(String userName, String cause) {
      this(userName, Optional.empty(), Optional.empty(), cause);
    }

    /** Makes a user of the only account. */
    public Unread(String userName, Optional<String> userId, Optional<String> arn, String cause) {
      this(Optional.empty(), userName, userId, arn, cause);
    }

    /** Returns the same user in one of several accounts. */
    Unread in(NamedAccount other) {
      return new Unread(Optional.of(other), userName, userId, arn, cause);
    }
  }

  public Plan {
    users = List.copyOf(users);
    inactiveKeys = List.copyOf(inactiveKeys);
    unread = List.copyOf(unread);
    limits = List.copyOf(limits);
  }

  /** Makes a plan of one account. */
  public Plan(
      Optional<String> accountId,
      PlanOrigin origin,
      Instant time,
      KeyPolicy policy,
      List<PlannedUser> users,
      List<InactiveKey> inactiveKeys,
      List<Unread> unread,
      List<String> limits) {
    this(accountId, origin, time, policy, users, inactiveKeys, unread, limits, Optional.empty());
  }

  /** Returns the users that are over the limit. */
  public List<PlannedUser> findings() {
    return users.stream()
        .filter(user -> user.complianceType() == ComplianceType.NON_COMPLIANT)
        .toList();
  }
}
