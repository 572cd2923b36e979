package onekey.rule.aws;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The messages of a queue with which Lambda invokes a function.
 *
 * @param events the messages that could be read
 * @param unreadable why the others could not
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Using Lambda with
 *     Amazon SQS</a>
 */
public record EventBatch(List<Queued> events, List<Unreadable> unreadable) {

  public EventBatch {
    events = List.copyOf(events);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * A message that holds an event.
   *
   * @param messageId the id of the message, by which it is returned to the queue
   * @param sent when it was sent to the queue; empty if it does not say
   * @param returned whether it was received before, and came back
   */
  public record Queued(
      String messageId, Optional<Instant> sent, boolean returned, KeyEvent event) {}

  /** A message that holds no event. */
  public record Unreadable(String messageId, String why) {}

  /**
   * Reads the input of the function. A message that cannot be read does not stop the others.
   *
   * @throws InvalidEventException if it is no batch of messages, or a message has no id
   */
  public static EventBatch from(Map<String, Object> input) {
    if (!(input.get("Records") instanceof List<?> records)) {
      throw new InvalidEventException("The input has no Records (a list of SQS messages).");
    }
    var events = new ArrayList<Queued>();
    var unreadable = new ArrayList<Unreadable>();
    for (var entry : records) {
      var message = JsonObject.of("A message", entry);
      var id = message.string("messageId");
      try {
        events.add(
            new Queued(
                id, sent(message), returned(message), KeyEvent.from(message.string("body"))));
      } catch (RuntimeException e) {
        // Of any type: one message must not stop the others.
        unreadable.add(new Unreadable(id, String.valueOf(e.getMessage())));
      }
    }
    return new EventBatch(events, unreadable);
  }

  /** The attribute is a number, as a string. */
  private static boolean returned(JsonObject message) {
    return message
        .object("attributes")
        .text("ApproximateReceiveCount")
        .filter(text -> !text.equals("1"))
        .isPresent();
  }

  /** The attribute is a number of milliseconds, as a string. */
  private static Optional<Instant> sent(JsonObject message) {
    return message
        .object("attributes")
        .text("SentTimestamp")
        .filter(text -> text.matches("\\d{1,16}"))
        .map(Long::parseLong)
        .flatMap(EventBatch::instant);
  }

  private static Optional<Instant> instant(long milliseconds) {
    try {
      return Optional.of(Instant.ofEpochMilli(milliseconds));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
