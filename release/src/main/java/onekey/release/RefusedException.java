package onekey.release;

/** A release that must not be made so. The message says why, and what to do. */
final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    super(message);
  }
}
