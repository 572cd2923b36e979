package onekey.rule.aws;

/**
 * An event or request that the function does not take. The message says what is wrong and what is
 * allowed.
 */
public final class InvalidEventException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  public InvalidEventException(String message) {
    super(message);
  }

  InvalidEventException(String message, Throwable cause) {
    super(message, cause);
  }
}
