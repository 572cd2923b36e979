package onekey.sandbox.sqs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.ApiException;

/** The account's queues. Messages are never received from them. */
public final class Queues {

  private final Account account;
  private final Map<String, List<QueueMessage>> messagesByUrl = new TreeMap<>();

  /** Creates an account without queues. */
  public Queues(Account account) {
    this.account = account;
  }

  /** Adds a queue. If there is one of this name, it keeps its messages. */
  public synchronized void put(String name) {
    messagesByUrl.putIfAbsent(account.queueUrl(name), new ArrayList<>());
  }

  /** Deletes a queue with its messages, if it exists. */
  public synchronized void delete(String name) {
    messagesByUrl.remove(account.queueUrl(name));
  }

  /**
   * Returns the messages of a queue, in their order.
   *
   * @throws ApiException if there is no such queue
   */
  public synchronized List<QueueMessage> messages(String name) {
    return List.copyOf(require(account.queueUrl(name)));
  }

  synchronized void send(String url, QueueMessage message) {
    require(url).add(message);
  }

  private List<QueueMessage> require(String url) {
    return Optional.ofNullable(messagesByUrl.get(url))
        .orElseThrow(
            () ->
                new ApiException(
                    400,
                    "AWS.SimpleQueueService.NonExistentQueue",
                    "The specified queue does not exist: " + url));
  }
}
