package onekey.plan.model;

import java.time.Instant;
import java.util.Optional;

/** What CloudTrail said about the creation of an access key. */
public sealed interface KeyCreation {

  /**
   * There is an event.
   *
   * @param at when the key was created
   * @param who the ARN of whoever created it; the type of the identity if it has none
   * @param sourceAddress where the call came from: an IP address, or the name of an AWS service
   * @param userAgent the program that called, by its own account; empty if it did not say
   */
  record Found(Instant at, String who, String sourceAddress, Optional<String> userAgent)
      implements KeyCreation {

    public Found {
      who = Tally.Value.shortened(who);
      sourceAddress = Tally.Value.shortened(sourceAddress);
      userAgent = userAgent.map(Tally.Value::shortened);
    }
  }

  /** There is none at the time of the creation that IAM states. */
  record NotFound() implements KeyCreation {}

  /** The key is older than CloudTrail's event history, so nothing was asked. */
  record TooLongAgo() implements KeyCreation {}

  /**
   * It is not known whether there is one.
   *
   * @param cause why not, and what to do, in whole sentences
   */
  record Unread(String cause) implements KeyCreation {}
}
