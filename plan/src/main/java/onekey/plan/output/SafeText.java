package onekey.plan.output;

import java.util.regex.Pattern;

/**
 * Text without control characters. Names in AWS's answers may have been chosen to attack the
 * terminal: a control character could hide or forge lines.
 */
public final class SafeText {

  /** Controls, and the marks that turn the direction of text or are invisible. */
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");

  private SafeText() {}

  /** Returns the text with a replacement character for every unsafe one. */
  public static String of(String text) {
    return UNSAFE.matcher(text).replaceAll("\uFFFD");
  }
}
