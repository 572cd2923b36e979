package onekey.sandbox.sns;

/**
 * A subscription to a topic. Nothing is delivered by it.
 *
 * @param topicArn the topic
 * @param protocol such as {@code email}
 * @param endpoint such as an address
 * @param confirmed whether its owner has confirmed it
 */
public record Subscription(String topicArn, String protocol, String endpoint, boolean confirmed) {

  Subscription whenConfirmed() {
    return new Subscription(topicArn, protocol, endpoint, true);
  }

  /** Returns its ARN, or the word that stands there until it is confirmed. */
  String arn() {
    return confirmed
        ? "%s:%08x-0000-0000-0000-000000000000".formatted(topicArn, endpoint.hashCode())
        : "PendingConfirmation";
  }
}
