package onekey.rule.aws;

/**
 * An event, a request or an environment variable is invalid. The message says which, and what is
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
