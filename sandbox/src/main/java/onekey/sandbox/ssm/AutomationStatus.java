package onekey.sandbox.ssm;

/**
 * The status of an execution or a step.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AutomationExecution.html">AutomationExecution:
 *     AutomationExecutionStatus</a>
 */
public enum AutomationStatus {
  /** It is running. */
  IN_PROGRESS("InProgress"),
  /** It was cancelled, and the steps that are to follow then are running. */
  CANCELLING("Cancelling"),
  /** It was stopped before it was complete. */
  CANCELLED("Cancelled"),
  /** It succeeded. */
  SUCCESS("Success"),
  /** It failed. */
  FAILED("Failed");

  private final String text;

  AutomationStatus(String text) {
    this.text = text;
  }

  /** Returns whether nothing follows. */
  boolean isFinal() {
    return this != IN_PROGRESS && this != CANCELLING;
  }

  @Override
  public String toString() {
    return text;
  }
}
