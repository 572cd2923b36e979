package onekey.sandbox.api;

/**
 * The answer to a call that the caller may not make.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">Access
 *     denied error messages</a>
 */
public final class Denial {

  private Denial() {}

  /** Returns the answer: IAM's code has no suffix and its status is 403. */
  public static ApiError of(String service, String message) {
    return service.equals("iam")
        ? new ApiError(403, "AccessDenied", message)
        : new ApiError(400, "AccessDeniedException", message);
  }
}
