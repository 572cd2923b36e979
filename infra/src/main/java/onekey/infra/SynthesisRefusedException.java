package onekey.infra;

/**
 * Stops the synthesis because of something that the user can correct. The user sees only the
 * message, which says what is wrong and what to do.
 */
final class SynthesisRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SynthesisRefusedException(String message) {
    super(message);
  }
}
