package onekey.sandbox.sqs;

import java.util.Map;

/**
 * A message in a queue.
 *
 * @param body the body
 * @param attributes the message attributes, all of the type String
 */
public record QueueMessage(String body, Map<String, String> attributes) {

  public QueueMessage {
    attributes = Map.copyOf(attributes);
  }
}
