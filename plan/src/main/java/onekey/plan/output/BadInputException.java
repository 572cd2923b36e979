package onekey.plan.output;

/**
 * Something that the user gave cannot be read. The message says where, what, and what is allowed.
 */
public final class BadInputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BadInputException(String message) {
    super(message);
  }

  public BadInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
