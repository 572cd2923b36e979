package onekey.plan.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import onekey.plan.language.Text;
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
 * @param counts how many users and inactive keys there are, also where not all are shown
 * @param selection what is shown of them
 */
public record Plan(
    Optional<String> accountId,
    PlanOrigin origin,
    Instant time,
    KeyPolicy policy,
    List<PlannedUser> users,
    List<InactiveKey> inactiveKeys,
    List<Unread> unread,
    List<Text> limits,
    Optional<PlannedAccounts> accounts,
    Counts counts,
    Selection selection) {

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

  /** Makes a plan of one account that shows all that was read. */
  public Plan(
      Optional<String> accountId,
      PlanOrigin origin,
      Instant time,
      KeyPolicy policy,
      List<PlannedUser> users,
      List<InactiveKey> inactiveKeys,
      List<Unread> unread,
      List<Text> limits) {
    this(
        accountId,
        origin,
        time,
        policy,
        users,
        inactiveKeys,
        unread,
        limits,
        Optional.empty(),
        Counts.of(users, inactiveKeys),
        Selection.everything());
  }

  /** Returns the users that are over the limit, the most urgent first. */
  public List<PlannedUser> findings() {
    return users.stream()
        .filter(user -> user.complianceType() == ComplianceType.NON_COMPLIANT)
        .sorted(Urgency.FIRST)
        .toList();
  }

  /** Returns a plan of these users only, who alone are counted. */
  public Plan only(UserChoice choice) {
    var chosen = users.stream().filter(user -> choice.includes(user.userName())).toList();
    var keys = inactiveKeys.stream().filter(key -> choice.includes(key.userName())).toList();
    var unreadOnes = unread.stream().filter(user -> choice.includes(user.userName())).toList();
    var others = users.size() - chosen.size() + unread.size() - unreadOnes.size();
    return with(chosen, keys, unreadOnes, Counts.of(chosen, keys), selection.only(choice, others));
  }

  /**
   * Returns the same plan without COMPLIANT users and without inactive keys that need nothing. They
   * are counted as before.
   */
  public Plan findingsOnly() {
    return with(
        users.stream()
            .filter(user -> user.complianceType() == ComplianceType.NON_COMPLIANT)
            .toList(),
        inactiveKeys.stream().filter(InactiveKey::needsSomebody).toList(),
        unread,
        counts,
        selection.onlyFindings());
  }

  /** Returns the same plan without ways to fix anything. */
  public Plan withoutFixes() {
    return with(
        users.stream().map(PlannedUser::withoutFixes).toList(),
        inactiveKeys.stream().map(key -> key.withFixes(Optional.empty(), List.of())).toList(),
        unread,
        counts,
        selection.noFixes());
  }

  /** Returns the same plan, made of an account of which only these users were read. */
  public Plan lookedUp(UserLookup lookup) {
    return with(users, inactiveKeys, unread, counts, Selection.of(lookup));
  }

  private Plan with(
      List<PlannedUser> otherUsers,
      List<InactiveKey> otherKeys,
      List<Unread> otherUnread,
      Counts otherCounts,
      Selection otherSelection) {
    return new Plan(
        accountId,
        origin,
        time,
        policy,
        otherUsers,
        otherKeys,
        otherUnread,
        limits,
        accounts,
        otherCounts,
        otherSelection);
  }
}
