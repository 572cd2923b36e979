package onekey.rule.judgement;

import java.util.regex.Pattern;

/**
 * The text of other people, such as the value of a tag, made fit for one line of ours.
 *
 * <p>IAM takes no control characters in tags, but a text must not break a message, a table or a
 * terminal even if it did.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_Tag.html">Tag</a>
 */
public final class OneLine {

  /** Line ends, controls, marks that turn the direction of text, halves of characters, blanks. */
  private static final Pattern BLANK_OR_UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Z}]+");

  private OneLine() {}

  /** Returns the text with one space for all that cannot be printed or is blank. */
  public static String of(String text) {
    return BLANK_OR_UNPRINTABLE.matcher(text).replaceAll(" ").strip();
  }

  /**
   * Returns the text in quotation marks, in one line.
   *
   * @param longest how many characters the text may have before it is cut, 2 or more
   */
  static String quoted(String text, int longest) {
    return "\"" + shortened(of(text).replace('"', '\''), longest) + "\"";
  }

  /** Returns the text, cut with an ellipsis if it is longer; never cuts a character in two. */
  public static String shortened(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    var end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
    return text.substring(0, end) + "…";
  }
}
