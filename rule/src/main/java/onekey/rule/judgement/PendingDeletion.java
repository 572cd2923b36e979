package onekey.rule.judgement;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The scheduled deletion of a key that was deactivated and is in quarantine. If the key is active,
 * a person has made it active again: removing it once more would undo that, and the pending
 * deletion would cut the new quarantine short. So the key is held.
 *
 * @param at when; empty if that cannot be known
 * @param enabled whether the schedule will run; a person may have disabled it
 */
public record PendingDeletion(Optional<Instant> at, boolean enabled) {

  /**
   * For how long after its time a deletion may still begin: EventBridge Scheduler tries for a day
   * to start it. A schedule that is older has run and was left over.
   */
  private static final Duration LATE = Duration.ofDays(2);

  /** Returns whether the deletion may still begin. */
  boolean isPending(Instant now) {
    return at.filter(time -> !now.isBefore(time.plus(LATE))).isEmpty();
  }
}
