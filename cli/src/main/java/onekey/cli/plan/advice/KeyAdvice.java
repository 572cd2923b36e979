package onekey.cli.plan.advice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import onekey.cli.plan.Advice;
import onekey.cli.plan.PlannedKey;

/** Derives advice from evidence. */
public final class KeyAdvice {

  private KeyAdvice() {}

  /**
   * Returns what this key suggests; empty without evidence.
   *
   * @param key the key, whose own advice is not looked at
   * @param passwordLastUsed when the user last signed in to the console with a password; evidence
   *     of a person
   */
  public static List<Advice> of(PlannedKey key, Optional<Instant> passwordLastUsed) {
    throw new UnsupportedOperationException("Not written yet: " + key + passwordLastUsed);
  }
}
