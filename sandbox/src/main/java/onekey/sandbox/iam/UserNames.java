package onekey.sandbox.iam;

import java.util.regex.Pattern;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.Parameters;

/**
 * The rules for user names and paths.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html">CreateUser</a>
 */
final class UserNames {

  static final Pattern NAME = Pattern.compile("[\\w+=,.@-]+");
  static final Pattern PATH = Pattern.compile("/|/[!-~]+/");

  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_NAME_IN_CALLS = 128;
  private static final int LONGEST_PATH = 512;

  private UserNames() {}

  static void requireNew(String name) {
    if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
      throw IamErrors.invalid(
          "The user name '%s' is invalid. It must have 1–64 letters, digits and +=,.@_-"
              .formatted(name));
    }
  }

  static void requirePath(String path) {
    if (path.length() > LONGEST_PATH || !PATH.matcher(path).matches()) {
      throw IamErrors.invalid(
          "The specified value for path is invalid. It must begin and end with / and have 1–512 characters: '%s'"
              .formatted(path));
    }
  }

  /**
   * Returns the user name that a call applies to: its parameter, or by default the name of the user
   * that makes the call. Other principals must give the parameter.
   */
  static String actedOn(ApiCall call) {
    return Parameters.of(call)
        .text("UserName", 1, LONGEST_NAME_IN_CALLS, NAME)
        .orElseGet(() -> callerOf(call));
  }

  private static String callerOf(ApiCall call) {
    return switch (call.principal().type()) {
      case USER -> call.principal().name();
      case ROLE, ROOT ->
          throw IamErrors.invalid("Must specify userName when calling with non-User credentials");
    };
  }
}
