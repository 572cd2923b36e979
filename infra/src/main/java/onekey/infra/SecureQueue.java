package onekey.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * A queue with what all of the queues have in common. Amazon SQS encrypts it with keys of its own,
 * which need no permission, takes requests over TLS only, and keeps a message as long as it can.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html">Encryption
 *     at rest</a>
 */
final class SecureQueue {

  /** The maximum message retention of Amazon SQS. */
  private static final Duration KEPT = Duration.days(14);

  private SecureQueue() {}

  static Queue.Builder builder(Construct scope, String id) {
    return Queue.Builder.create(scope, id)
        .encryption(QueueEncryption.SQS_MANAGED)
        .enforceSsl(true)
        .retentionPeriod(KEPT);
  }

  /**
   * Lets one EventBridge rule send to a queue, whether the queue is its target or the dead-letter
   * queue of a target. Both take the same statement, and EventBridge assumes no role for it.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sqs-permissions">What
   *     a queue needs</a>
   * @see <a
   *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html#dlq-perms">What
   *     a dead-letter queue needs</a>
   */
  static void allowFrom(CfnRule rule, Queue queue) {
    queue.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("SentByTheRule")
            .principals(List.of(new ServicePrincipal("events.amazonaws.com")))
            .actions(List.of("sqs:SendMessage"))
            .resources(List.of(queue.getQueueArn()))
            .conditions(Map.of("ArnEquals", Map.of("aws:SourceArn", rule.getAttrArn())))
            .build());
  }
}
