package onekey.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import onekey.rule.notice.NoticeStyle;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/**
 * The SNS topic for notices: created by the stack for an e-mail address, or an existing one.
 *
 * @param topic where notices are published
 * @param style for whom they are written
 * @param existing whether the topic, and so its policy, belongs to somebody else
 */
record NoticeTopic(ITopic topic, NoticeStyle style, boolean existing) {

  static Optional<NoticeTopic> of(Construct scope, Settings settings) {
    var style = settings.noticeStyle();
    return switch (settings.notices()) {
      case NoticeTarget.None() -> Optional.empty();
      case NoticeTarget.Email(var address) ->
          Optional.of(new NoticeTopic(forEmail(scope, address), style, false));
      case NoticeTarget.ExistingTopic(var arn) ->
          Optional.of(new NoticeTopic(Topic.fromTopicArn(scope, "NoticeTopic", arn), style, true));
    };
  }

  /**
   * Creates a topic that alarms of this account and Region, and EventBridge, may publish to.
   * EventBridge supports no conditions in the policy of a topic.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions">What
   *     EventBridge needs</a>
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html">What
   *     an alarm needs</a>
   */
  private static Topic forEmail(Construct scope, String address) {
    var topic =
        Topic.Builder.create(scope, "NoticeTopic").displayName("OneKey").enforceSsl(true).build();
    topic.addSubscription(new EmailSubscription(address));
    topic.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("PublishedByAlarms")
            .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
            .actions(List.of("sns:Publish"))
            .resources(List.of(topic.getTopicArn()))
            .conditions(
                SortedJson.object(
                    "StringEquals",
                    Map.of("aws:SourceAccount", Aws.ACCOUNT_ID),
                    "ArnLike",
                    Map.of("aws:SourceArn", anyAlarm(topic))))
            .build());
    return topic;
  }

  /** The environment of a function that publishes. */
  Map<String, String> environment() {
    return Map.of("ONEKEY_TOPIC_ARN", topic.getTopicArn(), "ONEKEY_NOTICE_STYLE", style.word());
  }

  private static String anyAlarm(Topic topic) {
    return Stack.of(topic)
        .formatArn(
            ArnComponents.builder()
                .service("cloudwatch")
                .resource("alarm")
                .resourceName("*")
                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                .build());
  }
}
