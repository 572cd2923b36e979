package onekey.cli.account;

import java.time.Instant;
import java.util.Optional;
import onekey.sandbox.iam.KeyUse;

/**
 * An access key of an {@link AccountUser}.
 *
 * @param number 1 or 2: credential reports and the console number the keys of a user
 * @param status the status as IAM writes it, such as {@code Active}
 * @param created when the key was created
 * @param lastUse the recorded use; empty if none is recorded
 */
public record AccountKey(int number, String status, Instant created, Optional<KeyUse> lastUse) {

  static final String ACTIVE = "Active";
  static final String INACTIVE = "Inactive";

  /** Returns what the key is called where its id is not known. */
  public String name() {
    return "access key " + number;
  }

  /** Tells whether the key counts against the limit. */
  public boolean isActive() {
    return status.equals(ACTIVE);
  }
}
