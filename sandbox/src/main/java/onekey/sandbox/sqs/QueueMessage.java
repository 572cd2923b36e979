package onekey.sandbox.sqs;

import java.util.Map;

/**
 * A message in a queue.
 *
 * @param body its body
 * @param attributes its message attributes, all of them text
 */
public record QueueMessage(String body, Map<String, String> attributes) {

  public QueueMessage {
    attributes = Map.copyOf(attributes);
  }
}
