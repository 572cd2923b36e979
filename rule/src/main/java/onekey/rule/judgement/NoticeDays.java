package onekey.rule.judgement;

import java.util.Optional;
import java.util.regex.Pattern;

/** For how many days before its removal a key is announced: 0–30, 0 for no announcement. */
public final class NoticeDays {

  /** What may be written for it. */
  public static final String ALLOWED = "0–30";

  private static final Pattern DAYS = Pattern.compile("[0-9]|[12][0-9]|30");

  private NoticeDays() {}

  /** Returns the regular expression of all words that have a meaning. */
  public static String pattern() {
    return DAYS.pattern();
  }

  /** Returns what this word means. */
  public static Optional<Integer> of(String word) {
    return DAYS.matcher(word).matches() ? Optional.of(Integer.valueOf(word)) : Optional.empty();
  }
}
