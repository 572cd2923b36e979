package onekey.plan.output;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * How many columns of a terminal a text takes. Signs of East Asia and emoji take two, and marks
 * over other signs none.
 *
 * @see <a href="https://www.unicode.org/reports/tr11/">East Asian Width</a>
 */
final class DisplayWidth {

  private static final Set<UnicodeScript> WIDE =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HANGUL,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.YI);

  private static final int FULLWIDTH_FIRST = 0xFF01;
  private static final int FULLWIDTH_LAST = 0xFF60;
  private static final int PUNCTUATION_FIRST = 0x3000;
  private static final int PUNCTUATION_LAST = 0x303E;

  private DisplayWidth() {}

  /** Returns the number of columns of a text without control characters. */
  static int of(String text) {
    return text.codePoints().map(DisplayWidth::of).sum();
  }

  private static int of(int sign) {
    return switch (Character.getType(sign)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> isWide(sign) ? 2 : 1;
    };
  }

  private static boolean isWide(int sign) {
    return WIDE.contains(UnicodeScript.of(sign))
        || (sign >= FULLWIDTH_FIRST && sign <= FULLWIDTH_LAST)
        || (sign >= PUNCTUATION_FIRST && sign <= PUNCTUATION_LAST)
        || Character.isEmojiPresentation(sign);
  }
}
