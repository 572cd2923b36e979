package onekey.infra;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.targets.SnsTopic;
import software.amazon.awscdk.services.events.targets.SnsTopicProps;
import software.amazon.awscdk.services.iam.IRole;
import software.constructs.Construct;

/**
 * The EventBridge rules that publish executions of the runbooks that did not succeed. The stack's
 * own topic allows EventBridge to publish by its policy. The policy of an existing topic belongs to
 * somebody else, so there EventBridge assumes an execution role.
 *
 * <p>AWS allows that for SNS targets since March 2025 and recommends it. An earlier version of the
 * page about resource-based policies says not to give a role for them, in particular not where the
 * topic is encrypted.
 *
 * @see <a
 *     href="https://aws.amazon.com/about-aws/whats-new/2025/03/amazon-eventbridge-iam-execution-role-all-targets/">Execution
 *     roles for all targets</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html">Using
 *     resource-based policies for Amazon EventBridge</a>
 */
final class ExecutionEvents {

  private final Construct scope;
  private final NoticeTopic notices;
  private final ConsoleLinks console;
  private final Optional<IRole> role;

  /**
   * Defines the role, if one is needed.
   *
   * @param scope the parent of the role and the rules
   */
  ExecutionEvents(Construct scope, NoticeTopic notices, ConsoleLinks console) {
    this.scope = scope;
    this.notices = notices;
    this.console = console;
    // The role has its permission already; the CDK would add the same once more.
    this.role =
        notices.existing()
            ? Optional.of(
                EventsRole.of(
                        scope,
                        "Publishes notices of failed removals of access keys.",
                        Permissions.publish(notices))
                    .withoutPolicyUpdates())
            : Optional.empty();
  }

  /**
   * Publishes executions of one runbook. Those for users that are held, exempt or rotating end in
   * Success and publish nothing.
   *
   * @param documentName the name of the runbook's document
   * @param notice what is published in place of the event
   * @see <a
   *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-systems-manager-event-examples.html">Systems
   *     Manager events</a>
   */
  void publish(String id, String documentName, ExecutionNotice notice) {
    Rule.Builder.create(scope, id)
        .description("OneKey: " + notice.what() + ".")
        .eventPattern(
            EventPattern.builder()
                .source(List.of("aws.ssm"))
                .detailType(List.of("EC2 Automation Execution Status-change Notification"))
                .detail(
                    SortedJson.object(
                        "Definition",
                        List.of(documentName),
                        "Status",
                        List.of("Failed", "TimedOut", "Cancelled")))
                .build())
        .targets(List.of(target(notice.input(notices.style(), console))))
        .build();
  }

  private SnsTopic target(RuleTargetInput message) {
    var target = SnsTopicProps.builder().message(message);
    role.ifPresent(target::role);
    return new SnsTopic(notices.topic(), target.build());
  }
}
