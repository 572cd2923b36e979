package onekey.plan.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import onekey.rule.judgement.ComplianceType;
import onekey.rule.judgement.KeyPolicy;

/**
 * An account before anything is deployed or removed. All formats are written from this alone.
 *
 * @param accountId the 12 digits of the account; empty if the source does not contain it
 * @param time the moment of judging
 * @param policy what the users were judged by
 * @param users the users that could be read, ordered by name
 * @param inactiveKeys the inactive keys of these users, in the same order
 * @param unread the users that could not, for whom nothing is known
 * @param limits what cannot be known from this source, one sentence each
 */
public record Plan(
    Optional<String> accountId,
    Instant time,
    KeyPolicy policy,
    List<PlannedUser> users,
    List<InactiveKey> inactiveKeys,
    List<Unread> unread,
    List<String> limits) {

  /**
   * A user that could not be read.
   *
   * @param userName the user name
   * @param cause why not
   */
  public record Unread(String userName, String cause) {}

  public Plan {
    users = List.copyOf(users);
    inactiveKeys = List.copyOf(inactiveKeys);
    unread = List.copyOf(unread);
    limits = List.copyOf(limits);
  }

  /** Returns the users that are over the limit. */
  public List<PlannedUser> findings() {
    return users.stream()
        .filter(user -> user.complianceType() == ComplianceType.NON_COMPLIANT)
        .toList();
  }
}
