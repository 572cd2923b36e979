package onekey.sandbox.api;

/**
 * An error as a service answers it.
 *
 * @param status the HTTP status, 400–599
 * @param code the error code, such as {@code NoSuchEntity}
 * @param message what the caller reads
 */
public record ApiError(int status, String code, String message) {

  public ApiError {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("HTTP status " + status + " is no error: 400–599.");
    }
  }
}
