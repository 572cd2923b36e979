package onekey.rule.judgement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who starts a removal. */
public enum Remediation {
  /** A person, in the console or by the command line. */
  MANUAL,
  /** AWS Config by itself. */
  AUTOMATIC;

  /** The word for it in the settings, in the environment of the chooser and in its answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns what this word means. */
  public static Optional<Remediation> of(String word) {
    return Arrays.stream(values()).filter(remediation -> remediation.word().equals(word)).findAny();
  }
}
