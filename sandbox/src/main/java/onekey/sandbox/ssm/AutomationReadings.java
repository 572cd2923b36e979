package onekey.sandbox.ssm;

/**
 * What Automation does where AWS does not document it. A runbook must be safe with every reading.
 *
 * @param functionError how a step ends whose Lambda function failed
 * @param absentOutput what replaces a reference to an output that its step did not return
 */
public record AutomationReadings(FunctionError functionError, AbsentOutput absentOutput) {

  /** How a step ends whose Lambda function failed. */
  public enum FunctionError {
    /** The step fails. */
    FAILS_THE_STEP,
    /** The step succeeds, and its outputs are selected from the error object. */
    GIVES_THE_ERROR_OBJECT
  }

  /** What replaces a reference to an absent output. */
  public enum AbsentOutput {
    /** The step that refers to it fails. */
    FAILS_THE_STEP,
    /** Nothing: the text of the reference stays. */
    STAYS_AS_TEXT
  }

  /** Returns the readings in which either fails the step. */
  public static AutomationReadings strict() {
    return new AutomationReadings(FunctionError.FAILS_THE_STEP, AbsentOutput.FAILS_THE_STEP);
  }
}
