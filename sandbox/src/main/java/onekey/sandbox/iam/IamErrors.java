package onekey.sandbox.iam;

import onekey.sandbox.api.ApiException;

/**
 * IAM's errors.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html">IAM:
 *     actions, each with its errors</a>
 */
final class IamErrors {

  private IamErrors() {}

  static ApiException noSuchUser(String userName) {
    return new ApiException(
        404, "NoSuchEntity", "The user with name %s cannot be found.".formatted(userName));
  }

  static ApiException noSuchAccessKey(String accessKeyId) {
    return new ApiException(
        404, "NoSuchEntity", "The Access Key with id %s cannot be found".formatted(accessKeyId));
  }

  static ApiException userExists(String userName) {
    return new ApiException(
        409, "EntityAlreadyExists", "User with name %s already exists.".formatted(userName));
  }

  static ApiException tooMany(String what, int limit) {
    return new ApiException(
        409, "LimitExceeded", "Cannot exceed quota for %s: %d".formatted(what, limit));
  }

  static ApiException hasAccessKeys() {
    return new ApiException(
        409, "DeleteConflict", "Cannot delete entity, must delete access keys first.");
  }

  static ApiException invalid(String message) {
    return new ApiException(400, "ValidationError", message);
  }

  static ApiException invalidInput(String message) {
    return new ApiException(400, "InvalidInput", message);
  }
}
