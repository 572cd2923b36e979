package onekey.infra;

/**
 * Something that the user can put right stops synthesis. The message is all that the user sees: it
 * says what is wrong and what to do.
 */
final class SynthesisRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SynthesisRefusedException(String message) {
    super(message);
  }
}
