package onekey.sandbox.api;

/**
 * An error that a service answers with.
 *
 * @param status the HTTP status, 400–599
 * @param code the error code, such as {@code NoSuchEntity}
 * @param message the message for the caller
 */
public record ApiError(int status, String code, String message) {

  public ApiError {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException(
          "The HTTP status of an error is " + status + ": it must be 400–599.");
    }
  }
}
