package onekey.cli.doctor.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import onekey.cli.doctor.check.Call;
import onekey.cli.doctor.check.SubscriptionCheck.Subscription;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentException;

/** Reads smaller parts of the stack. */
record PartReader(SnsClient sns, SqsClient sqs, EventBridgeClient events, SsmClient ssm) {

  /** What stands in the place of the ARN of a subscription that is not confirmed. */
  private static final String PENDING = "PendingConfirmation";

  /** What stands there for one that was deleted lately. */
  private static final String DELETED = "Deleted";

  /**
   * Returns the subscriptions of a topic.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptionsByTopic.html">ListSubscriptionsByTopic</a>
   */
  List<Subscription> subscriptions(String topicArn) {
    return Calls.make(
        Call.LIST_SUBSCRIPTIONS,
        () -> {
          var all = new ArrayList<Subscription>();
          for (var page :
              sns.listSubscriptionsByTopicPaginator(request -> request.topicArn(topicArn))) {
            if (!page.hasSubscriptions()) {
              throw Calls.lacking(Call.LIST_SUBSCRIPTIONS, "Subscriptions");
            }
            for (var each : page.subscriptions()) {
              var arn =
                  Calls.require(Call.LIST_SUBSCRIPTIONS, each.subscriptionArn(), "SubscriptionArn");
              if (!arn.equals(DELETED)) {
                all.add(
                    new Subscription(
                        Optional.ofNullable(each.protocol()).orElse("unknown"),
                        Optional.ofNullable(each.endpoint()).orElse("unknown"),
                        !arn.equals(PENDING)));
              }
            }
          }
          return all;
        });
  }

  /** Returns how many messages a queue has; empty if there is no such queue. */
  Optional<Long> messages(String queueUrl) {
    return Calls.make(
        Call.GET_QUEUE,
        () -> {
          try {
            var attributes =
                sqs.getQueueAttributes(
                        request ->
                            request
                                .queueUrl(queueUrl)
                                .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                    .attributes();
            return Optional.of(
                Long.valueOf(
                    Calls.require(
                        Call.GET_QUEUE,
                        attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
                        "ApproximateNumberOfMessages")));
          } catch (QueueDoesNotExistException _) {
            return Optional.<Long>empty();
          }
        });
  }

  /** Returns the state of an event rule; empty if there is none. */
  Optional<String> eventRule(String name) {
    return Calls.make(
        Call.DESCRIBE_EVENT_RULE,
        () -> {
          try {
            return Optional.of(
                Calls.require(
                    Call.DESCRIBE_EVENT_RULE,
                    events.describeRule(request -> request.name(name)).stateAsString(),
                    "State"));
          } catch (ResourceNotFoundException _) {
            return Optional.<String>empty();
          }
        });
  }

  /** Returns the status of a document; empty if there is none. */
  Optional<String> document(String name) {
    return Calls.make(
        Call.DESCRIBE_DOCUMENT,
        () -> {
          try {
            var document = ssm.describeDocument(request -> request.name(name)).document();
            return Optional.of(
                Calls.require(
                    Call.DESCRIBE_DOCUMENT,
                    Calls.require(Call.DESCRIBE_DOCUMENT, document, "Document").statusAsString(),
                    "Status"));
          } catch (InvalidDocumentException _) {
            return Optional.<String>empty();
          }
        });
  }
}
