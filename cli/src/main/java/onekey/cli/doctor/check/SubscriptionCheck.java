package onekey.cli.doctor.check;

import java.util.List;
import onekey.cli.doctor.words.Part;
import onekey.cli.doctor.words.Words;

/** Whether somebody is told of what OneKey does. */
public final class SubscriptionCheck {

  private SubscriptionCheck() {}

  /**
   * A subscription.
   *
   * @param protocol such as {@code email}
   * @param endpoint such as an address
   * @param confirmed whether its owner has confirmed it
   */
  public record Subscription(String protocol, String endpoint, boolean confirmed) {}

  /** A stack without a topic is a choice that somebody made. */
  public static List<Line> withoutTopic() {
    return List.of(
        Line.fine(
            Words.of("Topic"),
            Words.of(
                "The stack has none, so nobody is told. To be told, set onekey:noticeEmail and deploy.")));
  }

  /** Checks the subscriptions of the topic. */
  public static List<Line> of(Part topic, List<Subscription> subscriptions) {
    var subject = Words.of("Topic {}", topic);
    if (subscriptions.isEmpty()) {
      return List.of(
          Line.wrong(
              subject,
              Words.of("Nobody has subscribed to it, so nobody is told."),
              Words.of("Set onekey:noticeEmail and deploy, or subscribe to the topic")));
    }
    var pending = subscriptions.stream().filter(each -> !each.confirmed()).toList();
    return pending.isEmpty()
        ? List.of(
            Line.fine(
                subject,
                Words.of(
                    subscriptions.size() == 1
                        ? "Its subscription is confirmed."
                        : "Its {} subscriptions are confirmed."
                            .replace("{}", Integer.toString(subscriptions.size())))))
        : pending.stream().map(each -> pending(subject, each)).toList();
  }

  private static Line pending(Words topic, Subscription subscription) {
    var address = Words.named(Part.Kind.ADDRESS, subscription.endpoint());
    return Line.wrong(
        topic,
        Words.of(
            "The subscription of {} ({}) is not confirmed, so nothing is sent there.",
            address,
            Words.plain(subscription.protocol())),
        Words.of(
            "Whoever reads {} has to open the link in the message \"AWS Notification - Subscription Confirmation\". It is valid for 2 days; to get another one, subscribe again",
            address));
  }
}
