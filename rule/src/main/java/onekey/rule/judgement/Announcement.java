package onekey.rule.judgement;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The announced removal of a key: a pending schedule of the stack's own, which people were told of.
 *
 * @param announcedAt when the schedule was created, which nobody can change
 * @param due when the removal is due; empty if a person has changed the schedule to something else
 *     than a time
 * @param enabled whether the schedule will run; a person may have disabled it
 */
public record Announcement(Instant announcedAt, Optional<Instant> due, boolean enabled) {

  /**
   * For how long after it was due an announcement still counts. EventBridge Scheduler tries for a
   * day to start a removal, and a removal that failed may be started again the day after. Later the
   * key is announced anew: its owner has stopped to expect it.
   */
  static final Duration VALID = Duration.ofDays(3);

  /**
   * The schedule is created moments after its time was computed. Only a schedule that a person has
   * set to an earlier time is due this much before its notice is over.
   */
  private static final Duration TOLERANCE = Duration.ofHours(1);

  /** Returns whether the removal is due, in time or too late. */
  public boolean isDue(Instant now) {
    return enabled && due.filter(time -> !now.isBefore(time)).isPresent();
  }

  /**
   * Returns whether the key may be removed on this announcement: it is due, not for too long, and
   * was made as long ago as the notice demands.
   *
   * @param notice the notice that the deployment demands now
   */
  boolean isOver(Duration notice, Instant now) {
    return isExpected(now) && !now.isBefore(announcedAt.plus(notice).minus(TOLERANCE));
  }

  /**
   * Returns whether the key, which people expect to be removed now, was used after they were told:
   * that is how its owner says that it is needed. It may be idle for long enough all the same,
   * where the notice is longer than the idle time that the policy demands.
   */
  boolean isAnsweredByUseOf(CountedKey key, Instant now) {
    return isExpected(now) && key.idleSince().isAfter(announcedAt);
  }

  private boolean isExpected(Instant now) {
    return isDue(now) && due.filter(time -> now.isBefore(time.plus(VALID))).isPresent();
  }
}
