package onekey.cli.doctor.words;

import java.util.Locale;

/** A part of a text. */
public sealed interface Part {

  /** Words of OneKey's own. They hold nothing personal. */
  record Plain(String text) implements Part {}

  /**
   * A name that tells who or what it is about.
   *
   * @param kind what it is the name of
   * @param value the name
   */
  record Named(Kind kind, String value) implements Part {}

  /**
   * A resource of the stack. Its name tells the stack's name; the name in the template does not.
   *
   * @param logicalId its name in the template, which is OneKey's own
   * @param physicalId its name, URL or ARN
   */
  record Resource(String logicalId, String physicalId) implements Part {}

  /**
   * Somebody else's words, in which anything may stand.
   *
   * @param text the words
   * @param instead what stands there when personal details are left out
   */
  record Quoted(String text, String instead) implements Part {}

  /** One argument of a command for a POSIX shell. */
  record Argument(Part value) implements Part {}

  /** What has a name. */
  enum Kind {
    /** An AWS account: 12 digits. */
    ACCOUNT,
    /** An IAM user, by name or unique id. */
    USER,
    /** An access key, by its id. */
    KEY,
    /** Where messages go: an address of mail, a number, a web address. */
    ADDRESS,
    /** An IAM role that the stack does not name itself. */
    ROLE,
    /** A stack. */
    STACK,
    /** Anything else that a person may have named. */
    NAME;

    /** Returns what stands in the place of a name, such as {@code user-3}. */
    String alias(int number) {
      return name().toLowerCase(Locale.ROOT) + "-" + number;
    }
  }
}
