package onekey.rule.judgement;

import java.util.Map;
import java.util.Optional;

/** The tags of a user, looked up as IAM does. */
final class UserTags {

  private UserTags() {}

  /**
   * Returns the value of the tag with this key. IAM keeps the case of a tag key but does not tell
   * two keys apart by it.
   *
   * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html">Tags for IAM
   *     resources</a>
   */
  static Optional<String> value(Map<String, String> tags, String key) {
    return tags.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(key))
        .map(Map.Entry::getValue)
        .findAny();
  }
}
