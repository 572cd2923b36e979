package onekey.sandbox.sqs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A message in a queue, with what the queue knows of it.
 *
 * @param id the message id
 * @param content body and message attributes
 * @param sent when it was sent
 * @param visible when it can be received, or received again
 * @param receiveCount how often it was received
 * @param firstReceived when it was received first; empty before that
 * @param receiptHandle the handle of the last receipt; empty before the first
 */
record StoredMessage(
    String id,
    QueueMessage content,
    Instant sent,
    Instant visible,
    int receiveCount,
    Optional<Instant> firstReceived,
    Optional<String> receiptHandle) {

  static StoredMessage sent(QueueMessage content, Instant now, Duration delay) {
    return new StoredMessage(
        UUID.randomUUID().toString(),
        content,
        now,
        now.plus(delay),
        0,
        Optional.empty(),
        Optional.empty());
  }

  boolean isVisible(Instant now) {
    return !visible.isAfter(now);
  }

  StoredMessage received(Instant now, Duration visibilityTimeout) {
    return new StoredMessage(
        id,
        content,
        sent,
        now.plus(visibilityTimeout),
        receiveCount + 1,
        firstReceived.or(() -> Optional.of(now)),
        Optional.of(UUID.randomUUID().toString()));
  }

  /** Returns the message as it arrives in a dead-letter queue: it keeps the time it was sent. */
  StoredMessage movedAt(Instant now) {
    return new StoredMessage(id, content, sent, now, receiveCount, firstReceived, receiptHandle);
  }
}
