package onekey.sandbox.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import onekey.sandbox.api.Json;

/**
 * The parameters or the result of a call as CloudTrail records it: names begin with a lower-case
 * letter, times are in English, nothing is {@code null}, and a secret access key is left out.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html">Logging
 *     IAM and AWS STS API calls with AWS CloudTrail</a>
 */
final class RecordElements {

  private static final String SECRET = "SecretAccessKey";
  private static final String TIME = "CreateDate";

  /** As in {@code Nov 24, 2026 12:00:00 PM}. */
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("MMM d, uuuu h:mm:ss a", Locale.US).withZone(ZoneOffset.UTC);

  private RecordElements() {}

  static JsonNode of(ObjectNode values) {
    return values.isEmpty() ? NullNode.getInstance() : object(values);
  }

  private static ObjectNode object(ObjectNode values) {
    var recorded = Json.object();
    values.properties().stream()
        .filter(entry -> !entry.getKey().equals(SECRET))
        .forEach(
            entry ->
                recorded.set(
                    lowerFirst(entry.getKey()),
                    entry.getKey().equals(TIME)
                        ? time(entry.getValue())
                        : value(entry.getValue())));
    return recorded;
  }

  private static JsonNode value(JsonNode value) {
    if (value instanceof ObjectNode object) {
      return object(object);
    }
    if (value.isArray()) {
      var list = Json.list();
      value.forEach(member -> list.add(value(member)));
      return list;
    }
    return value;
  }

  private static JsonNode time(JsonNode time) {
    return TextNode.valueOf(FORMAT.format(Instant.parse(time.asText())));
  }

  private static String lowerFirst(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
