package onekey.sandbox.scheduler;

/**
 * What becomes of a schedule that has been invoked.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html#scheduler-CreateSchedule-request-ActionAfterCompletion">CreateSchedule:
 *     ActionAfterCompletion</a>
 */
public enum ActionAfterCompletion {
  /** It is deleted. */
  DELETE,
  /** It stays, and its name stays taken, but it is not invoked again. */
  NONE
}
