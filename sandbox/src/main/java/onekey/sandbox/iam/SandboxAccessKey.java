package onekey.sandbox.iam;

import java.time.Instant;
import java.util.Optional;

/**
 * An access key in the account.
 *
 * @param id the access key id, {@code AKIA…}
 * @param status {@code Active}, {@code Inactive}, {@code Expired}, or any other text, as an example
 *     of a status that AWS may add
 * @param created when it was created
 * @param lastUse the recorded use; empty if none is recorded
 */
public record SandboxAccessKey(
    String id, String status, Instant created, Optional<KeyUse> lastUse) {

  /** Returns whether the status is {@code Active}. */
  public boolean isActive() {
    return status.equals("Active");
  }
}
