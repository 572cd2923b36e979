package onekey.sandbox.ssm;

/** The status of an execution or a step that has ended. */
public enum AutomationStatus {
  /** It succeeded. */
  SUCCESS("Success"),
  /** It failed. */
  FAILED("Failed");

  private final String text;

  AutomationStatus(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
