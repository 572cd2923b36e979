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
   * It may be removed, and that was announced for this moment.
   *
   * @param until when the removal is due
   */
  record Announced(Instant until) implements Removability {}

  /** Its removal was announced, and a person has stopped the schedule of it. */
  record Stopped() implements Removability {}

  /**
   * A person has to decide: IAM's record cannot tell whether the key is in use, or it was used
   * after its removal was announced.
   *
   * @param why half a sentence, after "it"
   */
  record NeedsPerson(String why) implements Removability {}

  /**
   * Judges the extra key of a user.
   *
   * @param kept the keys that the user would keep
   * @param pending what is scheduled for the extra key, which is active
   */
  static Removability of(
      CountedKey extra,
      List<CountedKey> kept,
      IamUser user,
      PendingSteps pending,
      KeyPolicy policy,
      Instant now) {
    if (MailKeys.maySendMail(extra, user)) {
      return new NeedsPerson("may send mail by Amazon SES");
    }
    return pending
        .deletion(user.id(), extra.id(), now)
        .<Removability>map(deletion -> new Reactivated(deletion.at()))
        .orElseGet(
            () ->
                switch (byTime(extra, kept, policy, now)) {
                  case Removable removable ->
                      pending
                          .announcement(user.id(), extra.id())
                          .map(announcement -> announced(extra, announcement, removable, now))
                          .orElse(removable);
                  case Removability held -> held;
                });
  }

  private static Removability announced(
      CountedKey extra, Announcement announcement, Removable removable, Instant now) {
    if (announcement.isAnsweredByUseOf(extra, now)) {
      return new NeedsPerson("was used after its removal was announced");
    }
    if (announcement.isDue(now)) {
      return removable;
    }
    return announcement
        .due()
        .filter(_ -> announcement.enabled())
        .<Removability>map(Announced::new)
        .orElseGet(Stopped::new);
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
