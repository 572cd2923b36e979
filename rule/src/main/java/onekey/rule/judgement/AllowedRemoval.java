package onekey.rule.judgement;

import java.util.Locale;

/** The furthest step towards removing a key that a deployment allows. */
public enum AllowedRemoval {
  /** A dry run: no key is written to. */
  NOTHING,
  /** The extra key is deactivated, and never deleted. */
  DEACTIVATE,
  /** The extra key is deactivated and later deleted. */
  DELETE;

  /** The word for it in the answers of the chooser. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
