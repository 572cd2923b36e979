package onekey.sandbox.ssm;

/**
 * How to read what AWS leaves open. A runbook has to be safe under every reading.
 *
 * @param functionError what becomes of a step whose Lambda function failed
 * @param absentOutput what a reference to an output gives that its step did not give
 */
public record AutomationReadings(FunctionError functionError, AbsentOutput absentOutput) {

  /** What becomes of a step whose Lambda function failed. */
  public enum FunctionError {
    /** The step fails. */
    FAILS_THE_STEP,
    /** The step succeeds, and the error object is what its outputs select from. */
    GIVES_THE_ERROR_OBJECT
  }

  /** What a reference to an absent output gives. */
  public enum AbsentOutput {
    /** The step that refers to it fails. */
    FAILS_THE_STEP,
    /** The text of the reference, as it stands in the document. */
    STAYS_AS_TEXT
  }

  /** Both fail the step. */
  public static AutomationReadings strict() {
    return new AutomationReadings(FunctionError.FAILS_THE_STEP, AbsentOutput.FAILS_THE_STEP);
  }
}
