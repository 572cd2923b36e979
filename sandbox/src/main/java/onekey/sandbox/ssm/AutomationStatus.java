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
    return this != IN_PROGRESS;
  }

  @Override
  public String toString() {
    return text;
  }
}
