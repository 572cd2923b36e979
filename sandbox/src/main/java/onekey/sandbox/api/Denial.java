package onekey.sandbox.api;

/**
 * The error for a call that the principal is not allowed to make.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">Access
 *     denied error messages</a>
 */
public final class Denial {

  private Denial() {}

  /** Returns the error. IAM's error code has no suffix, and its HTTP status is 403. */
  public static ApiError of(String service, String message) {
    return service.equals("iam")
        ? new ApiError(403, "AccessDenied", message)
        : new ApiError(400, "AccessDeniedException", message);
  }
}
