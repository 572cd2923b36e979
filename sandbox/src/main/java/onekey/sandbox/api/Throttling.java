package onekey.sandbox.api;

/**
 * The error for a throttled call.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html">IAM: common
 *     errors</a>
 * @see <a href="https://docs.aws.amazon.com/config/latest/APIReference/CommonErrors.html">Config:
 *     common errors</a>
 */
public final class Throttling {

  private Throttling() {}

  /** Returns the error as this service words it, such as {@code iam}. */
  public static ApiError of(String service) {
    return new ApiError(
        400, service.equals("iam") ? "Throttling" : "ThrottlingException", "Rate exceeded");
  }

  static boolean isThrottling(ApiError error) {
    return error.code().startsWith("Throttling");
  }
}
