package onekey.rule.judgement;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The one rule about keys that may send mail by Amazon SES.
 *
 * <p>The SMTP passwords of SES are derived from access keys, so removing the key stops the mail.
 * IAM records mail by SMTP as {@code ses-smtp} and calls of the SES API as {@code ses}; no page of
 * AWS promises the former. A key that may send mail is never removed without a person.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/smtp-credentials.html">Obtaining Amazon
 *     SES SMTP credentials</a>
 */
final class MailKeys {

  /**
   * A user name that suggests mail: {@code smtp}, {@code mail} or {@code ses-} as a word. The SES
   * console calls its users {@code ses-smtp-user.…}. Words end at everything but letters, and where
   * a capital begins the next one ({@code appMail}, {@code SMTPUser}).
   */
  private static final Pattern NAME_OF_MAIL =
      Pattern.compile(
          "^ses-smtp-user|(?<![a-z])(smtp|mail)(?![a-z])|(?<![a-z])ses-", Pattern.CASE_INSENSITIVE);

  private static final Pattern NEXT_WORD =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private MailKeys() {}

  /**
   * Returns whether this key may send mail: by the service of its last use, whatever the user is
   * called; and without a recorded use by the name of its user.
   */
  static boolean maySendMail(CountedKey key, IamUser user) {
    return switch (key.lastUse()) {
      case LastUse.Recorded(var _, var service, var _) -> isMail(service.toLowerCase(Locale.ROOT));
      case LastUse.NotRecorded() ->
          NAME_OF_MAIL.matcher(NEXT_WORD.matcher(user.name()).replaceAll(" ")).find();
    };
  }

  private static boolean isMail(String service) {
    return service.startsWith("ses") || service.contains("smtp");
  }
}
