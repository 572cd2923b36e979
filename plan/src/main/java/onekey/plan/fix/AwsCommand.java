package onekey.plan.fix;

import java.util.regex.Pattern;
import onekey.plan.model.IamNames;

/**
 * Commands of the AWS CLI for a POSIX shell. Every value is quoted and follows an equals sign, so
 * that one that begins with a dash is not taken for an option.
 *
 * @see <a href="https://docs.aws.amazon.com/cli/latest/reference/iam/">aws iam</a>
 */
final class AwsCommand {

  /**
   * What EventBridge Scheduler takes as the name of a schedule and of a group.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/scheduler/latest/APIReference/API_GetSchedule.html">GetSchedule</a>
   */
  private static final Pattern SCHEDULE_NAME = Pattern.compile("[0-9a-zA-Z-_.]{1,64}");

  private AwsCommand() {}

  /** Returns whether EventBridge Scheduler allows this as a name. */
  static boolean isScheduleName(String name) {
    return SCHEDULE_NAME.matcher(name).matches();
  }

  static String listAccessKeys(String userName) {
    return "aws iam list-access-keys" + user(userName);
  }

  static String createAccessKey(String userName) {
    return "aws iam create-access-key" + user(userName);
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

  static String getSchedule(String region, String groupName, String name) {
    return "aws scheduler get-schedule" + schedule(region, groupName, name);
  }

  static String deleteSchedule(String region, String groupName, String name) {
    return "aws scheduler delete-schedule" + schedule(region, groupName, name);
  }

  private static String schedule(String region, String groupName, String name) {
    if (!isScheduleName(groupName) || !isScheduleName(name)) {
      throw new IllegalArgumentException("EventBridge Scheduler allows no such name.");
    }
    return " --region="
        + ShellWord.quote(region)
        + " --group-name="
        + ShellWord.quote(groupName)
        + " --name="
        + ShellWord.quote(name);
  }

  private static String user(String userName) {
    if (!IamNames.isUserName(userName)) {
      throw new IllegalArgumentException("IAM allows no user of this name.");
    }
    return " --user-name=" + ShellWord.quote(userName);
  }

  private static String key(String accessKeyId) {
    if (!IamNames.isAccessKeyId(accessKeyId)) {
      throw new IllegalArgumentException("This is no id of an access key.");
    }
    return " --access-key-id=" + ShellWord.quote(accessKeyId);
  }
}
