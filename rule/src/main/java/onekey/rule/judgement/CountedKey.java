package onekey.rule.judgement;

import java.time.Duration;
import java.time.Instant;

/**
 * An access key that counts against the limit, with the evidence about it.
 *
 * @param id the access key id
 * @param created when it was created
 * @param lastUse what IAM recorded about its last use
 */
public record CountedKey(String id, Instant created, LastUse lastUse) {

  /**
   * Returns the moment since which no use is recorded: the last use, or the creation where there is
   * none.
   */
  public Instant idleSince() {
    return switch (lastUse) {
      case LastUse.NotRecorded() -> created;
      // A key cannot be used before it exists. Should the record say so, the later moment is the
      // safe one.
      case LastUse.Recorded(var at, var _, var _) -> at.isAfter(created) ? at : created;
    };
  }

  /** Returns the moment from which the key has been idle for as long as the policy demands. */
  Instant removableFrom(KeyPolicy policy) {
    return idleSince().plus(Duration.ofDays(policy.minimumIdleDays()));
  }
}
