package onekey.sandbox.ssm;

/** How an execution or a step ended, in Systems Manager's words. */
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
