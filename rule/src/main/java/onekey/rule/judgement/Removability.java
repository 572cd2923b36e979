package onekey.rule.judgement;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether the extra key of a user may be removed now. */
public sealed interface Removability {

  /** It may, since this moment. */
  record Removable(Instant since) implements Removability {}

  /** It was used or created too recently: not before this moment. */
  record TooRecent(Instant until) implements Removability {}

  /**
   * A key that would be kept was created too recently: not before this moment. Otherwise permission
   * to create and use a key would be enough to make OneKey remove the one in production.
   */
  record KeptTooRecent(Instant until) implements Removability {}

  /**
   * It was deactivated once, and made active again before the deletion that is still pending. A
   * person needs it.
   *
   * @param until when that deletion is due; empty if that cannot be known
   */
  record Reactivated(Optional<Instant> until) implements Removability {}

  /**
   * A person has to decide, because IAM's record cannot tell whether the key is in use.
   *
   * @param why half a sentence, after "it"
   */
  record NeedsPerson(String why) implements Removability {}

  /**
   * Judges the extra key of a user.
   *
   * @param kept the keys that the user would keep
   * @param pending the pending deletion of the extra key, which is active
   */
  static Removability of(
      CountedKey extra,
      List<CountedKey> kept,
      IamUser user,
      Optional<PendingDeletion> pending,
      KeyPolicy policy,
      Instant now) {
    if (MailKeys.maySendMail(extra, user)) {
      return new NeedsPerson("may send mail by Amazon SES");
    }
    return pending
        .<Removability>map(deletion -> new Reactivated(deletion.at()))
        .orElseGet(() -> byTime(extra, kept, policy, now));
  }

  /** The later of two moments holds: the key's own, and that of the youngest key that is kept. */
  private static Removability byTime(
      CountedKey extra, List<CountedKey> kept, KeyPolicy policy, Instant now) {
    var idleFrom = extra.removableFrom(policy);
    var establishedFrom =
        kept.stream()
            .map(CountedKey::created)
            .max(Comparator.naturalOrder())
            .map(created -> created.plus(Duration.ofDays(policy.minimumIdleDays())))
            .orElse(idleFrom);
    if (establishedFrom.isAfter(idleFrom) && now.isBefore(establishedFrom)) {
      return new KeptTooRecent(establishedFrom);
    }
    if (now.isBefore(idleFrom)) {
      return new TooRecent(idleFrom);
    }
    return new Removable(establishedFrom.isAfter(idleFrom) ? establishedFrom : idleFrom);
  }
}
