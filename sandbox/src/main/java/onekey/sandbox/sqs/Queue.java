package onekey.sandbox.sqs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A standard queue that happens to keep the order of its messages. {@code Queues} guards it. */
final class Queue {

  /** What a receipt takes out of a queue: messages for the consumer, and dead letters. */
  record Receipt(List<StoredMessage> messages, List<StoredMessage> deadLetters) {}

  private final String arn;
  private final Map<String, StoredMessage> messages = new LinkedHashMap<>();
  private QueueSettings settings;

  Queue(String arn, QueueSettings settings) {
    this.arn = arn;
    this.settings = settings;
  }

  String arn() {
    return arn;
  }

  QueueSettings settings() {
    return settings;
  }

  void set(QueueSettings others) {
    settings = others;
  }

  Collection<StoredMessage> messages() {
    return messages.values();
  }

  void add(StoredMessage message) {
    messages.put(message.id(), message);
  }

  /**
   * Receives up to so many visible messages, and takes out those that were received too often.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html">Using
   *     dead-letter queues</a>
   */
  Receipt receive(int most, Instant now) {
    var received = new ArrayList<StoredMessage>();
    var dead = new ArrayList<StoredMessage>();
    for (var message : messages.values()) {
      if (received.size() < most && message.isVisible(now)) {
        (isReceivedTooOften(message) ? dead : received).add(message);
      }
    }
    dead.forEach(message -> messages.remove(message.id()));
    received.replaceAll(message -> message.received(now, settings.visibilityTimeout()));
    received.forEach(message -> messages.replace(message.id(), message));
    return new Receipt(received, dead.stream().map(message -> message.movedAt(now)).toList());
  }

  private boolean isReceivedTooOften(StoredMessage message) {
    return settings
        .redrive()
        .filter(redrive -> message.receiveCount() >= redrive.maxReceiveCount())
        .isPresent();
  }

  /**
   * Deletes a message by its last receipt handle. An older handle deletes nothing: Amazon SQS
   * accepts it, and the message might not be deleted.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html">DeleteMessage</a>
   */
  void delete(String receiptHandle) {
    messages
        .values()
        .removeIf(message -> message.receiptHandle().equals(Optional.of(receiptHandle)));
  }

  Optional<Instant> nextVisible() {
    return messages.values().stream().map(StoredMessage::visible).min(Comparator.naturalOrder());
  }
}
