package onekey.sandbox.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import onekey.sandbox.api.Json;

/** Messages that are collected until the batch is full or its window is over. */
final class MessageBatch {

  /**
   * The largest event of a function.
   *
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Lambda
   *     quotas</a>
   */
  private static final int LARGEST_EVENT_BYTES = 6 * 1024 * 1024;

  /** The sender that Lambda's example of an event shows. */
  private static final String SENDER = "AIDAIENQZJOLO23YVJ4VO";

  private final EventSource source;
  private final Instant end;
  private final List<JsonNode> messages = new ArrayList<>();
  private final List<ObjectNode> records = new ArrayList<>();
  private long bytes;

  MessageBatch(EventSource source, Instant firstReceived) {
    this.source = source;
    this.end = firstReceived.plus(source.window());
  }

  Instant end() {
    return end;
  }

  List<JsonNode> messages() {
    return List.copyOf(messages);
  }

  List<String> messageIds() {
    return messages.stream().map(message -> message.path("MessageId").asText()).toList();
  }

  /** Adds a message, unless the event would become too large with it. */
  boolean add(JsonNode message) {
    var entry = describe(message);
    var length = entry.toString().getBytes(StandardCharsets.UTF_8).length + 1;
    if (!messages.isEmpty() && bytes + length > LARGEST_EVENT_BYTES) {
      return false;
    }
    messages.add(message);
    records.add(entry);
    bytes += length;
    return true;
  }

  boolean isFull() {
    return messages.size() >= source.batchSize();
  }

  /**
   * Returns the event, JSON.
   *
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Using Lambda with
   *     Amazon SQS: example event</a>
   */
  String event() {
    var event = Json.object();
    event.putArray("Records").addAll(records);
    return event.toString();
  }

  private ObjectNode describe(JsonNode message) {
    var body = message.path("Body").asText();
    var entry =
        Json.object()
            .put("messageId", message.path("MessageId").asText())
            .put("receiptHandle", message.path("ReceiptHandle").asText())
            .put("body", body);
    entry
        .putObject("attributes")
        .put("SenderId", SENDER)
        .setAll((ObjectNode) message.path("Attributes"));
    var attributes = entry.putObject("messageAttributes");
    message
        .path("MessageAttributes")
        .properties()
        .forEach(
            attribute ->
                attributes
                    .putObject(attribute.getKey())
                    .put("dataType", "String")
                    .put("stringValue", attribute.getValue().path("StringValue").asText()));
    return entry
        .put("md5OfBody", md5(body))
        .put("eventSource", "aws:sqs")
        .put("eventSourceARN", source.queueArn())
        .put("awsRegion", source.queueArn().split(":", -1)[3]);
  }

  private static String md5(String text) {
    try {
      var digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return "%032x".formatted(new BigInteger(1, digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has MD5.", e);
    }
  }
}
