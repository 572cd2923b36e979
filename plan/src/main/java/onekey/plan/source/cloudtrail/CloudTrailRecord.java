package onekey.plan.source.cloudtrail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import onekey.plan.model.KeyCreation;
import onekey.plan.model.KeyEvent;
import software.amazon.awssdk.services.cloudtrail.model.Event;

/**
 * A record of CloudTrail, as far as it is needed.
 *
 * @param event what is said of it
 * @param detail the record itself
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Event.html">Event</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">CloudTrail
 *     record contents: which parts are optional</a>
 */
record CloudTrailRecord(Event event, JsonNode detail) {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final String HOST = ".amazonaws.com";

  /**
   * Reads an event.
   *
   * @throws LackingAnswerException naming what it lacks
   */
  static CloudTrailRecord of(Event event) {
    require("EventId", event.eventId() != null);
    require("EventTime", event.eventTime() != null);
    require("EventName", isThere(event.eventName()));
    require("EventSource", isThere(event.eventSource()));
    require("CloudTrailEvent", isThere(event.cloudTrailEvent()));
    var record = new CloudTrailRecord(event, parsed(event.cloudTrailEvent()));
    require("userIdentity in CloudTrailEvent", record.identity().isObject());
    require("sourceIPAddress in CloudTrailEvent", record.text("sourceIPAddress").isPresent());
    return record;
  }

  private static boolean isThere(String text) {
    return text != null && !text.isEmpty();
  }

  private static void require(String part, boolean isThere) {
    if (!isThere) {
      throw new LackingAnswerException(part);
    }
  }

  private static JsonNode parsed(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new LackingAnswerException("JSON in CloudTrailEvent", e);
    }
  }

  String id() {
    return event.eventId();
  }

  private JsonNode identity() {
    return detail.path("userIdentity");
  }

  private Optional<String> text(String field) {
    return text(detail, field);
  }

  private static Optional<String> text(JsonNode object, String field) {
    return Optional.of(object.path(field))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .filter(value -> !value.isEmpty());
  }

  /** Returns whether the call was signed with this key. */
  boolean isOf(String accessKeyId) {
    return text(identity(), "accessKeyId").filter(accessKeyId::equals).isPresent();
  }

  /** Returns whether the call created this key. */
  boolean creates(String accessKeyId) {
    return text(detail.path("responseElements").path("accessKey"), "accessKeyId")
        .filter(accessKeyId::equals)
        .isPresent();
  }

  KeyEvent use() {
    return new KeyEvent(
        event.eventTime(),
        service(),
        event.eventName(),
        text("errorCode"),
        text("sourceIPAddress").orElseThrow(),
        text("userAgent"),
        text("vpcEndpointId"));
  }

  KeyCreation.Found creation() {
    return new KeyCreation.Found(
        event.eventTime(), who(), text("sourceIPAddress").orElseThrow(), text("userAgent"));
  }

  private String who() {
    return text(identity(), "arn")
        .or(() -> text(identity(), "invokedBy"))
        .or(() -> text(identity(), "type"))
        .orElse("somebody whom the event does not name");
  }

  private String service() {
    var source = event.eventSource();
    return source.endsWith(HOST) ? source.substring(0, source.length() - HOST.length()) : source;
  }
}
