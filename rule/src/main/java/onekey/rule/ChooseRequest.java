package onekey.rule;

import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import onekey.rule.aws.InvalidEventException;

/** What the runbook asks of the chooser. */
sealed interface ChooseRequest {

  /** Which key of this user is the extra one? */
  record Choose(String iamUser) implements ChooseRequest {}

  /** Is this key of the user with this unique id inactive, and still the extra one? */
  record Confirm(String userId, String accessKeyId) implements ChooseRequest {}

  /**
   * A user name, or a unique id, which fits into the same pattern.
   *
   * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_User.html">User</a>
   */
  Field IAM_USER =
      new Field(
          "iamUser",
          Pattern.compile("[\\w+=,.@-]{1,128}"),
          "a unique id (AIDA…) or a user name of 1–64 letters, digits and _+=,.@-");

  /**
   * An access key id.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKey.html">AccessKey</a>
   */
  Field ACCESS_KEY_ID =
      new Field("accessKeyId", Pattern.compile("\\w{16,128}"), "16–128 letters and digits");

  /** One field of the request. */
  record Field(String name, Pattern pattern, String allowed) {

    String in(Map<String, String> input) {
      var value = input.getOrDefault(name, "");
      if (!pattern.matcher(value).matches()) {
        throw new InvalidEventException(
            "%s is \"%s\". Allowed: %s.".formatted(name, value, allowed));
      }
      return value;
    }
  }

  /**
   * Reads a request.
   *
   * @throws InvalidEventException if a field is missing, malformed or unknown
   */
  static ChooseRequest from(Map<String, String> input) {
    var unknown = new TreeSet<>(input.keySet());
    unknown.remove(IAM_USER.name());
    unknown.remove(ACCESS_KEY_ID.name());
    if (!unknown.isEmpty()) {
      throw new InvalidEventException(
          "Unknown field %s. Allowed: %s, %s."
              .formatted(unknown.first(), IAM_USER.name(), ACCESS_KEY_ID.name()));
    }
    return input.containsKey(ACCESS_KEY_ID.name())
        ? new Confirm(IAM_USER.in(input), ACCESS_KEY_ID.in(input))
        : new Choose(IAM_USER.in(input));
  }
}
