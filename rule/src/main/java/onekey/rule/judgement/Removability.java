package onekey.rule.judgement;

import java.time.Duration;
import java.time.Instant;

/** Whether the extra key of a user may be removed now. */
public sealed interface Removability {

  /** It may, since this moment. */
  record Removable(Instant since) implements Removability {}

  /** It was used or created too recently: not before this moment. */
  record TooRecent(Instant until) implements Removability {}

  /**
   * A person has to decide, because IAM's record cannot tell whether the key is in use.
   *
   * @param why half a sentence
   */
  record NeedsPerson(String why) implements Removability {}

  /** The name with which the console of Amazon SES begins the users that it makes for SMTP. */
  String SES_SMTP_USER = "ses-smtp-user";

  /**
   * Judges the extra key of a user.
   *
   * <p>SMTP passwords of Amazon SES are derived from an access key, and no page of AWS says that
   * sending mail by SMTP counts as use of it. So a key that may send mail is never removed without
   * a person.
   *
   * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/smtp-credentials.html">Obtaining Amazon
   *     SES SMTP credentials</a>
   */
  static Removability of(AccessKey extra, IamUser user, KeyPolicy policy, Instant now) {
    return switch (extra.lastUse()) {
      case LastUse.NotRead() -> throw extra.lastUseWasNotRead();
      case LastUse.Recorded(var _, var service, var _) when service.equalsIgnoreCase("ses") ->
          new NeedsPerson("may send mail by SMTP");
      case LastUse.NotRecorded() when user.name().startsWith(SES_SMTP_USER) ->
          new NeedsPerson("may send mail by SMTP");
      case LastUse.NotRecorded(), LastUse.Recorded _ -> byIdleTime(extra, policy, now);
    };
  }

  private static Removability byIdleTime(AccessKey extra, KeyPolicy policy, Instant now) {
    var removableFrom = extra.idleSince().plus(Duration.ofDays(policy.minimumIdleDays()));
    return now.isBefore(removableFrom)
        ? new TooRecent(removableFrom)
        : new Removable(removableFrom);
  }
}
