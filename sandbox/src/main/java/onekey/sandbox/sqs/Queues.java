package onekey.sandbox.sqs;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.ApiException;

/** The account's queues, by name in the Region of the sandbox, or by ARN in any Region. */
public final class Queues {

  private static final String SEND = "sqs:SendMessage";

  private final Account account;
  private final Clock clock;
  private final Map<String, Queue> queuesByArn = new TreeMap<>();

  /** Creates an account without queues. */
  public Queues(Account account, Clock clock) {
    this.account = account;
    this.clock = clock;
  }

  /** Adds a queue with default settings. If there is one of this name, nothing happens. */
  public synchronized void put(String name) {
    queuesByArn.computeIfAbsent(arnOf(name), arn -> new Queue(arn, QueueSettings.defaults()));
  }

  /** Adds a queue. If there is one of this name, it keeps its messages and gets these settings. */
  public synchronized void put(String name, QueueSettings settings) {
    put(name);
    require(arnOf(name)).set(settings);
  }

  /** Deletes a queue with its messages, if it exists. */
  public synchronized void delete(String name) {
    queuesByArn.remove(arnOf(name));
  }

  /**
   * Returns the messages of a queue, in their order, also those that cannot be received now.
   *
   * @throws ApiException if there is no such queue
   */
  public synchronized List<QueueMessage> messages(String name) {
    return require(arnOf(name)).messages().stream().map(StoredMessage::content).toList();
  }

  /**
   * Returns the settings of a queue.
   *
   * @throws ApiException if there is no such queue
   */
  public synchronized QueueSettings settings(String name) {
    return require(arnOf(name)).settings();
  }

  /**
   * Returns the earliest time at which a message of the queue can be received, which may have
   * passed; empty if it has no message.
   *
   * @throws ApiException if there is no such queue
   */
  public synchronized Optional<Instant> nextVisible(String name) {
    return require(arnOf(name)).nextVisible();
  }

  /**
   * Returns how many messages of a queue can be received now.
   *
   * @throws ApiException if there is no such queue
   */
  synchronized long visible(String name) {
    var now = clock.instant();
    return require(arnOf(name)).messages().stream()
        .filter(message -> message.isVisible(now))
        .count();
  }

  /** Puts a message into a queue, whatever its policy says. */
  public synchronized void put(String name, QueueMessage message) {
    send(arnOf(name), message);
  }

  /**
   * Takes a message that a service sends for itself.
   *
   * @param service such as {@code events.amazonaws.com}
   * @param sourceArn the resource for which the service sends it
   * @throws ApiException if there is no such queue, or its policy does not allow it
   */
  public synchronized void deliver(
      String service, String sourceArn, String queueArn, QueueMessage message) {
    var queue = require(queueArn);
    if (queue
        .settings()
        .policy()
        .filter(policy -> policy.allows(service, sourceArn, SEND, queueArn))
        .isEmpty()) {
      throw new ApiException(
          403,
          "AccessDenied",
          "%s is not authorized to perform %s on %s for %s because no resource-based policy allows it"
              .formatted(service, SEND, queueArn, sourceArn));
    }
    send(queueArn, message);
  }

  synchronized String send(String queueArn, QueueMessage message) {
    var queue = require(queueArn);
    var stored = StoredMessage.sent(message, clock.instant(), queue.settings().delay());
    queue.add(stored);
    return stored.id();
  }

  synchronized List<StoredMessage> receive(String queueArn, int most) {
    var queue = require(queueArn);
    var receipt = queue.receive(most, clock.instant());
    queue
        .settings()
        .redrive()
        .map(QueueSettings.Redrive::deadLetterQueueArn)
        .ifPresent(deadLetters -> receipt.deadLetters().forEach(require(deadLetters)::add));
    return receipt.messages();
  }

  synchronized void deleteMessage(String queueArn, String receiptHandle) {
    require(queueArn).delete(receiptHandle);
  }

  private String arnOf(String name) {
    return name.startsWith("arn:") ? name : account.arn("sqs", name);
  }

  private Queue require(String arn) {
    return Optional.ofNullable(queuesByArn.get(arn))
        .orElseThrow(
            () ->
                new ApiException(
                    400,
                    "AWS.SimpleQueueService.NonExistentQueue",
                    "The specified queue does not exist: " + arn));
  }
}
