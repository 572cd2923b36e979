package onekey.sandbox.api;

/**
 * The error for a call that the principal is not allowed to make.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">Access
 *     denied error messages</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html#API_Publish_Errors">SNS:
 *     errors of Publish</a>
 */
public final class Denial {

  private Denial() {}

  /** Returns the error. What is called by forms has codes of its own, with HTTP status 403. */
  public static ApiError of(String service, String message) {
    return switch (service) {
      case "iam", "cloudformation" -> new ApiError(403, "AccessDenied", message);
      case "sns" -> new ApiError(403, "AuthorizationError", message);
      default -> new ApiError(400, "AccessDeniedException", message);
    };
  }
}
