package onekey.sandbox.sns;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A message that was published to a topic.
 *
 * @param id the message id that the publisher was given
 * @param topicArn the topic
 * @param subject the subject, if there is one
 * @param message the text
 * @param attributes the message attributes of the type String
 * @param published the time, by the sandbox's clock
 */
public record PublishedMessage(
    String id,
    String topicArn,
    Optional<String> subject,
    String message,
    Map<String, String> attributes,
    Instant published) {

  public PublishedMessage {
    attributes = Map.copyOf(attributes);
  }
}
