package onekey.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iam.StarPrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/**
 * One topic for the notices of all accounts. Roles of the organization may publish to it; in their
 * accounts only those of OneKey are allowed to. EventBridge publishes by such a role.
 *
 * <p>Alarms publish as a service, which belongs to no organization. The condition that lets only
 * alarms of the organization publish is AWS's own in a sample, but no page says that CloudWatch
 * sends its key. If it does not, alarms of other accounts do not arrive; nobody else gets in.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html">Accounts of
 *     an organization, and alarms of another account</a>
 * @see <a
 *     href="https://github.com/aws-samples/amazon-cloudwatch-auto-alarms/blob/main/CloudWatchAutoAlarms-SNS.yaml">aws:SourceOrgID
 *     for alarms</a>
 */
final class OrganizationNotices extends Construct {

  private final Topic topic;

  /** Defines the topic. */
  OrganizationNotices(
      Construct scope, String id, OrganizationSettings organization, String emailAddress) {
    super(scope, id);
    this.topic =
        Topic.Builder.create(this, "Topic")
            .topicName(OrganizationSettings.TOPIC_NAME)
            .displayName("OneKey")
            .enforceSsl(true)
            .build();
    topic.addSubscription(new EmailSubscription(emailAddress));
    topic.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("PublishedByTheOrganization")
            .principals(List.of(new StarPrincipal()))
            .actions(List.of("sns:Publish"))
            .resources(List.of(topic.getTopicArn()))
            .conditions(Map.of("StringEquals", Map.of("aws:PrincipalOrgID", organization.id())))
            .build());
    topic.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("PublishedByAlarmsOfTheOrganization")
            .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
            .actions(List.of("sns:Publish"))
            .resources(List.of(topic.getTopicArn()))
            .conditions(
                SortedJson.object(
                    "StringEquals", Map.of("aws:SourceOrgID", organization.id()),
                    "ArnLike", Map.of("aws:SourceArn", anyAlarm())))
            .build());
  }

  private String anyAlarm() {
    return Stack.of(this)
        .formatArn(
            ArnComponents.builder()
                .service("cloudwatch")
                .account("*")
                .resource("alarm")
                .resourceName("*")
                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                .build());
  }

  Topic topic() {
    return topic;
  }
}
