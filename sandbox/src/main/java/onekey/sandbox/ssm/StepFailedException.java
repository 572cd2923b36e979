package onekey.sandbox.ssm;

/** Reports that a step failed. */
final class StepFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StepFailedException(String message) {
    super(message);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
