package onekey.cli.plan.fix;

import java.util.regex.Pattern;

/**
 * Commands of the AWS CLI for a POSIX shell. Every value stands in quotes and behind an equals
 * sign, so that one that begins with a dash is not taken for an option.
 *
 * @see <a href="https://docs.aws.amazon.com/cli/latest/reference/iam/">aws iam</a>
 */
final class AwsCommand {

  /**
   * What IAM takes as the name of a user.
   *
   * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_User.html">User</a>
   */
  private static final Pattern USER_NAME = Pattern.compile("[\\w+=,.@-]{1,64}");

  /**
   * What IAM gives as the id of an access key.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKey.html">AccessKey</a>
   */
  private static final Pattern ACCESS_KEY_ID = Pattern.compile("\\w{16,128}");

  private AwsCommand() {}

  /** Tells whether IAM allows this as the name of a user. */
  static boolean isUserName(String name) {
    return USER_NAME.matcher(name).matches();
  }

  /** Tells whether this is the id of an access key. A credential report gives none. */
  static boolean isAccessKeyId(String id) {
    return ACCESS_KEY_ID.matcher(id).matches();
  }

  static String listAccessKeys(String userName) {
    return "aws iam list-access-keys" + user(userName);
  }

  static String getAccessKeyLastUsed(String accessKeyId) {
    return "aws iam get-access-key-last-used" + key(accessKeyId);
  }

  static String deactivate(String userName, String accessKeyId) {
    return "aws iam update-access-key" + user(userName) + key(accessKeyId) + " --status=Inactive";
  }

  static String activate(String userName, String accessKeyId) {
    return "aws iam update-access-key" + user(userName) + key(accessKeyId) + " --status=Active";
  }

  static String delete(String userName, String accessKeyId) {
    return "aws iam delete-access-key" + user(userName) + key(accessKeyId);
  }

  private static String user(String userName) {
    if (!isUserName(userName)) {
      throw new IllegalArgumentException("IAM allows no user of this name.");
    }
    return " --user-name=" + ShellWord.quote(userName);
  }

  private static String key(String accessKeyId) {
    if (!isAccessKeyId(accessKeyId)) {
      throw new IllegalArgumentException("This is no id of an access key.");
    }
    return " --access-key-id=" + ShellWord.quote(accessKeyId);
  }
}
