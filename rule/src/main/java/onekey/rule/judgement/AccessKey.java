package onekey.rule.judgement;

import java.time.Instant;

/**
 * One access key of an IAM user.
 *
 * @param id the access key id, such as {@code AKIAIOSFODNN7EXAMPLE}
 * @param status its status
 * @param created when it was created
 * @param lastUse its last use; {@link LastUse.NotRead} while nobody needs it
 */
public record AccessKey(String id, KeyStatus status, Instant created, LastUse lastUse) {

  /** Tells whether the key counts against the limit. */
  public boolean isActive() {
    return status == KeyStatus.ACTIVE;
  }

  /** Returns the same key with another status. */
  public AccessKey withStatus(KeyStatus other) {
    return new AccessKey(id, other, created, lastUse);
  }

  /** Returns the same key with another last use. */
  public AccessKey withLastUse(LastUse other) {
    return new AccessKey(id, status, created, other);
  }

  /**
   * Returns the moment since which no use is recorded: the last use, or the creation where there is
   * none.
   *
   * @throws IllegalStateException if the last use was not read
   */
  public Instant idleSince() {
    return switch (lastUse) {
      case LastUse.NotRead() -> throw lastUseWasNotRead();
      case LastUse.NotRecorded() -> created;
      // A key cannot be used before it exists. Should the record say so, the later moment is the
      // safe one.
      case LastUse.Recorded(var at, var _, var _) -> at.isAfter(created) ? at : created;
    };
  }

  IllegalStateException lastUseWasNotRead() {
    return new IllegalStateException("The last use of access key " + id + " was not read.");
  }
}
