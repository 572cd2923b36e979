package onekey.sandbox.events;

import java.util.Optional;

/** What a rule sends its events to. */
public sealed interface EventTarget {

  /** Returns the target's ARN. */
  String arn();

  /** Returns the queue for events that cannot be delivered, if there is one. */
  Optional<String> deadLetterQueueArn();

  /** A queue, whose policy must let EventBridge in. */
  record ToQueue(String arn, Optional<String> deadLetterQueueArn) implements EventTarget {}

  /**
   * The default event bus of another Region of the account.
   *
   * @param roleArn the role that EventBridge uses
   * @see <a
   *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-region.html">Sending
   *     events between Regions</a>
   */
  record ToBus(String arn, String roleArn, Optional<String> deadLetterQueueArn)
      implements EventTarget {

    /** Returns the Region of the bus. */
    String region() {
      return arn.split(":", -1)[3];
    }
  }
}
