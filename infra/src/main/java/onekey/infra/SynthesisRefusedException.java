package onekey.infra;

/**
 * Stops the synthesis because of something that the user can correct. The user sees only the
 * message, which says what is wrong and what to do.
 */
public final class SynthesisRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong, and what to do
   */
  public SynthesisRefusedException(String message) {
    super(message);
  }
}
