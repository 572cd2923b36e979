package onekey.rule.judgement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The furthest step towards removing a key that a deployment allows. */
public enum AllowedRemoval {
  /** A dry run: no key is written to. */
  NOTHING,
  /** The extra key is deactivated, and never deleted. */
  DEACTIVATE,
  /** The extra key is deactivated and later deleted. */
  DELETE;

  /** The word for it in the environment of the chooser and in its answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns what this word means. */
  public static Optional<AllowedRemoval> of(String word) {
    return Arrays.stream(values()).filter(allowed -> allowed.word().equals(word)).findAny();
  }
}
