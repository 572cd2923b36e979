package onekey.sandbox.ssm;

/**
 * How an execution is stopped. Its status is Cancelled in the end, whatever ran before and after.
 *
 * <p>AWS names both types but does not document how they differ. A runbook must be safe with
 * either.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StopAutomationExecution.html">StopAutomationExecution</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-statuses.html">Automation
 *     statuses</a>
 */
enum StopType {
  /** The running step is cancelled, and the step that its {@code onCancel} names follows. */
  CANCEL,
  /** The running step ends as it would have, and no step follows. */
  COMPLETE
}
