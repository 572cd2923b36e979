package onekey.sandbox.api;

/** Ends a call with an error answer. */
public final class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ApiError error;

  /** Ends the call with this answer. */
  public ApiException(ApiError error) {
    super(error.code() + ": " + error.message());
    this.error = error;
  }

  /** Ends the call with an error of this HTTP status, code and message. */
  public ApiException(int status, String code, String message) {
    this(new ApiError(status, code, message));
  }

  /** Returns the answer. */
  public ApiError error() {
    return error;
  }
}
