package onekey.rule.judgement;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * For how many days a deactivated key stays inactive before it is deleted.
 *
 * @param days 0–90; empty if it is never deleted
 */
public record DeleteAfter(Optional<Integer> days) {

  /** What may be written for it. */
  public static final String ALLOWED = "never or 0–90";

  /** The word for keys that are never deleted. */
  public static final String NEVER = "never";

  private static final Pattern DAYS = Pattern.compile("[0-9]|[1-8][0-9]|90");

  /** Returns what this word means: {@code never} or a number of days. */
  public static Optional<DeleteAfter> of(String word) {
    if (word.equals(NEVER)) {
      return Optional.of(new DeleteAfter(Optional.empty()));
    }
    return DAYS.matcher(word).matches()
        ? Optional.of(new DeleteAfter(Optional.of(Integer.valueOf(word))))
        : Optional.empty();
  }

  /** Returns the regular expression of all words that have a meaning. */
  public static String pattern() {
    return NEVER + "|" + DAYS.pattern();
  }

  /** The word for it in the settings, in the environment of the chooser and in a runbook. */
  public String word() {
    return days.map(String::valueOf).orElse(NEVER);
  }

  /** Returns how long the key stays inactive; empty if for ever. */
  public Optional<Duration> time() {
    return days.map(Duration::ofDays);
  }

  /** Returns the later of two: a caller may ask for more time than a deployment gives. */
  DeleteAfter orLater(DeleteAfter other) {
    return new DeleteAfter(days.flatMap(mine -> other.days.map(theirs -> Math.max(mine, theirs))));
  }
}
