package onekey.sandbox.sns;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.permission.ResourcePolicy;

/** The topics of this account in all Regions, topics of other accounts, and what was published. */
public final class Topics {

  /**
   * The ARN of a standard topic. The name of a FIFO topic has a dot.
   *
   * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html">CreateTopic:
   *     Name</a>
   */
  static final Pattern ARN =
      Pattern.compile(
          "arn:[a-z-]+:sns:(?<region>[a-z0-9-]+):(?<account>\\d{12}):[A-Za-z0-9_-]{1,256}");

  private final Clock clock;
  private final Set<String> arns = new HashSet<>();
  private final Set<String> shared = new HashSet<>();
  private final List<Subscription> subscriptions = new ArrayList<>();
  private final List<PublishedMessage> messages = new ArrayList<>();

  /** Creates an account without topics. */
  public Topics(Clock clock) {
    this.clock = clock;
  }

  /**
   * Adds a topic, of any Region. Nothing happens if it exists.
   *
   * @throws IllegalArgumentException if it is not the ARN of a standard topic
   */
  public synchronized void put(String arn) {
    if (!ARN.matcher(arn).matches()) {
      throw new IllegalArgumentException(
          "The topic is '%s': it must be the ARN of a standard topic, %s.".formatted(arn, ARN));
    }
    arns.add(arn);
  }

  /**
   * Adds a topic of another account, which this account may publish to if the topic's policy says
   * so.
   *
   * @param policy the policy of the topic
   * @param organizationId the organization of this account; empty if it is in none
   * @throws IllegalArgumentException if it is not the ARN of a standard topic
   */
  public synchronized void put(String arn, ResourcePolicy policy, Optional<String> organizationId) {
    put(arn);
    if (policy.allowsAnotherAccount(organizationId, true, "sns:Publish", arn)) {
      shared.add(arn);
    }
  }

  /** Returns whether a topic of another account lets this account publish. */
  synchronized boolean isShared(String arn) {
    return shared.contains(arn);
  }

  /** Deletes a topic, if it exists. The record of what was published to it stays. */
  public synchronized void delete(String arn) {
    arns.remove(arn);
    subscriptions.removeIf(subscription -> subscription.topicArn().equals(arn));
  }

  /**
   * Subscribes somebody, who has to confirm it. Nothing happens if there is such a subscription.
   *
   * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html">Subscribe</a>
   */
  public synchronized void subscribe(String topicArn, String protocol, String endpoint) {
    if (subscriptions(topicArn).stream().noneMatch(each -> each.endpoint().equals(endpoint))) {
      subscriptions.add(new Subscription(topicArn, protocol, endpoint, false));
    }
  }

  /** Confirms all subscriptions of a topic, as their owners do. */
  public synchronized void confirm(String topicArn) {
    subscriptions.replaceAll(
        each -> each.topicArn().equals(topicArn) ? each.whenConfirmed() : each);
  }

  /** Cancels all subscriptions of a topic. */
  public synchronized void unsubscribe(String topicArn) {
    subscriptions.removeIf(each -> each.topicArn().equals(topicArn));
  }

  synchronized List<Subscription> subscriptions(String topicArn) {
    return subscriptions.stream().filter(each -> each.topicArn().equals(topicArn)).toList();
  }

  synchronized boolean has(String arn) {
    return arns.contains(arn);
  }

  /** Returns everything that was published to any topic, the oldest first. */
  public synchronized List<PublishedMessage> messages() {
    return List.copyOf(messages);
  }

  /** Takes a message and returns its id. */
  synchronized String publish(
      String arn, Optional<String> subject, String message, Map<String, String> attributes) {
    if (!arns.contains(arn)) {
      throw new ApiException(404, "NotFound", "Topic does not exist");
    }
    var id = UUID.randomUUID().toString();
    messages.add(new PublishedMessage(id, arn, subject, message, attributes, clock.instant()));
    return id;
  }
}
