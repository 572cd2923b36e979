package onekey.plan.model;

import java.util.regex.Pattern;

/** The formats of IAM's names. */
public final class IamNames {

  /** A user name, as a regular expression. */
  public static final String USER_NAME = "[\\w+=,.@-]{1,64}";

  private static final Pattern USER_NAMES = Pattern.compile(USER_NAME);

  private static final Pattern ACCESS_KEY_IDS = Pattern.compile("\\w{16,128}");

  private IamNames() {}

  /**
   * Returns whether IAM allows this as the name of a user.
   *
   * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_User.html">User</a>
   */
  public static boolean isUserName(String name) {
    return USER_NAMES.matcher(name).matches();
  }

  /**
   * Returns whether this can be the id of an access key. Names that replace ids the source does not
   * contain, such as {@code access key 1}, cannot.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKey.html">AccessKey</a>
   */
  public static boolean isAccessKeyId(String id) {
    return ACCESS_KEY_IDS.matcher(id).matches();
  }
}
