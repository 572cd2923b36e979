package onekey.cli.drill;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import onekey.cli.drill.aws.DrillIam.FoundUser;

/**
 * What marks a user as made by a drill, and by which: path and tag. A tag alone proves nothing,
 * because whoever may tag users could have another user removed by it; the path of a user is
 * changed by {@code iam:UpdateUser} only.
 *
 * @param value the value of the tag: when the drill began, and a random part
 */
record DrillMark(String value) {

  /** The path of the user. */
  static final String PATH = "/onekey/";

  /** The tag that says which drill has made the user. */
  static final String TAG = "onekey-drill";

  /** The tag that names the two keys, first the one that the rule would remove. */
  static final String KEYS_TAG = "onekey-drill-keys";

  private static final Pattern VALUE =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z) [0-9a-f]{8}");

  /** Returns the mark of a drill that begins now. */
  static DrillMark at(Instant now) {
    return new DrillMark(
        "%s %s"
            .formatted(
                now.truncatedTo(ChronoUnit.SECONDS), UUID.randomUUID().toString().substring(0, 8)));
  }

  /** Returns the mark of a user; empty if no drill has made it. */
  static Optional<DrillMark> of(FoundUser user) {
    return user.path().equals(PATH)
        ? Optional.ofNullable(user.tags().get(TAG))
            .filter(value -> VALUE.matcher(value).matches())
            .map(DrillMark::new)
        : Optional.empty();
  }

  /** Returns when the drill began, as text. */
  String began() {
    return value.substring(0, value.indexOf(' '));
  }

  /** Returns the tags with which the user is created. */
  Map<String, String> tags() {
    return Map.of(TAG, value);
  }
}
