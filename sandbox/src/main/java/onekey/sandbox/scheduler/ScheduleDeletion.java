package onekey.sandbox.scheduler;

/**
 * When a schedule whose {@link ActionAfterCompletion} is {@code DELETE} is deleted.
 *
 * <p>AWS documents that this is after the invocation of its target, but not whether the schedule
 * can still be seen while the target runs. A runbook must be safe with either.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-delete.html">Deleting
 *     a schedule</a>
 */
public enum ScheduleDeletion {
  /** Before its target runs. */
  BEFORE_THE_TARGET_RUNS,
  /** After its target has ended, unless the schedule was updated meanwhile. */
  AFTER_THE_TARGET_HAS_ENDED
}
