package onekey.plan.format.html;

import com.samskivert.mustache.Escapers;
import java.util.regex.Pattern;
import onekey.plan.output.SafeText;

/** Text as it may stand in an HTML element or in a quoted attribute. */
final class SafeHtml {

  /** What must not stand in HTML: halves of a surrogate pair, and what is no character at all. */
  private static final Pattern NO_CHARACTER =
      Pattern.compile("[\\p{Cs}\\p{IsNoncharacter_Code_Point}]");

  private SafeHtml() {}

  /**
   * Returns the text escaped. What would not be seen, or would turn the direction of what is seen,
   * becomes a replacement character, line feeds among them.
   */
  static String of(String text) {
    return Escapers.HTML.escape(NO_CHARACTER.matcher(SafeText.of(text)).replaceAll("\uFFFD"));
  }
}
