package onekey.plan.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.plan.language.Text;
import onekey.rule.judgement.Evidence;
import onekey.rule.judgement.LastUse;

/**
 * An account as it was read from its source, not judged yet.
 *
 * @param accountId the 12 digits of the account; empty if the source does not contain it
 * @param partition the partition of the account, such as {@code aws}
 * @param users the users that could be read, in any order
 * @param unread the users that could not
 * @param steps the steps that OneKey has scheduled
 * @param limits what cannot be known from this source, one sentence each
 * @param lookup what became of the users that were named
 */
public record AccountSnapshot(
    Optional<String> accountId,
    String partition,
    List<UserSnapshot> users,
    List<Plan.Unread> unread,
    ScheduledSteps steps,
    List<Text> limits,
    UserLookup lookup) {

  /**
   * A user that was read.
   *
   * @param evidence what is judged
   * @param userId the unique id; empty if the source does not contain it
   * @param arn the ARN; empty if the source does not contain it
   * @param passwordLastUsed when the user last signed in to the console with a password; empty if
   *     nothing is on record
   * @param otherUses the last uses that judging does not need, by access key id, where they were
   *     read
   */
  public record UserSnapshot(
      Evidence evidence,
      Optional<String> userId,
      Optional<String> arn,
      Optional<Instant> passwordLastUsed,
      Map<String, LastUse> otherUses) {

    public UserSnapshot {
      otherUses = Map.copyOf(otherUses);
    }
  }

  public AccountSnapshot {
    users = List.copyOf(users);
    unread = List.copyOf(unread);
    limits = List.copyOf(limits);
  }

  /** All users of an account were to be read. */
  public AccountSnapshot(
      Optional<String> accountId,
      String partition,
      List<UserSnapshot> users,
      List<Plan.Unread> unread,
      ScheduledSteps steps,
      List<Text> limits) {
    this(accountId, partition, users, unread, steps, limits, UserLookup.everybody());
  }

  /** Returns the same account with these users only. */
  public AccountSnapshot only(UserChoice choice) {
    return new AccountSnapshot(
        accountId,
        partition,
        users.stream().filter(read -> choice.includes(read.evidence().user().name())).toList(),
        unread.stream().filter(user -> choice.includes(user.userName())).toList(),
        steps,
        limits,
        choice.lookUp(
            Stream.concat(
                    users.stream().map(read -> read.evidence().user().name()),
                    unread.stream().map(Plan.Unread::userName))
                .toList()));
  }
}
