package onekey.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import onekey.rule.aws.RuleRuns;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.CfnRule.TargetProperty;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping.ScalingConfigProperty;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * Runs the rule soon after a key changed: an EventBridge rule for IAM's API calls, a queue that
 * collects them, and a function that starts one run for all that came in.
 *
 * <p>Lambda invokes the function for at most two batches at a time, which is the least that it
 * offers. A reserved concurrency of 1 would need a quota that new accounts do not have, see {@link
 * RuleFunction}. Two at a time do no harm: AWS Config refuses a start while a run is under way or
 * within a minute of the last one, and refused messages return to the queue.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html">Maximum
 *     concurrency for Amazon SQS event sources</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_StartConfigRulesEvaluation.html">StartConfigRulesEvaluation:
 *     LimitExceededException</a>
 */
final class KeyChangeWatch extends Construct {

  private static final Duration TIMEOUT = Duration.seconds(30);

  /** For how long Lambda collects messages. A verdict should be there within three minutes. */
  private static final Duration WINDOW = Duration.seconds(60);

  /** IAM is eventually consistent: a run that begins at once could miss the change. */
  private static final Duration DELAY = Duration.seconds(RuleRuns.SETTLED.toSeconds());

  /**
   * Six times the timeout of the function, and the window, as AWS asks. A message that the function
   * returns is read again after this time.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html">Configuring
   *     a queue to use with Lambda</a>
   */
  private static final Duration VISIBILITY_TIMEOUT =
      Duration.seconds(6 * TIMEOUT.toSeconds().intValue() + WINDOW.toSeconds().intValue());

  /** Tries of four minutes each: three quarters of an hour, in which any run of the rule ends. */
  private static final int MAX_RECEIVE_COUNT = 12;

  /** The maximum of Lambda for a standard queue. */
  private static final int BATCH_SIZE = 10_000;

  /** The minimum of Lambda. */
  private static final int MAXIMUM_CONCURRENCY = 2;

  private final Queue deadLetters;
  private final Queue queue;
  private final RuleFunction ruleFunction;

  /**
   * Defines all of it.
   *
   * @param removal the runbooks, whose own calls make no run; empty where keys are not removed
   * @param notices where the function tells who is over the limit; empty for nowhere
   */
  KeyChangeWatch(
      Construct scope,
      String id,
      Code code,
      Settings settings,
      AccessKeyRule rule,
      Optional<KeyRemoval> removal,
      Optional<NoticeTopic> notices) {
    super(scope, id);
    this.deadLetters = SecureQueue.builder(this, "DeadLetters").build();
    this.queue =
        SecureQueue.builder(this, "Queue")
            .deliveryDelay(DELAY)
            .visibilityTimeout(VISIBILITY_TIMEOUT)
            .deadLetterQueue(
                DeadLetterQueue.builder()
                    .queue(deadLetters)
                    .maxReceiveCount(MAX_RECEIVE_COUNT)
                    .build())
            .build();
    this.ruleFunction =
        new RuleFunction(
            this,
            "Watch",
            code,
            settings.logRetention(),
            new RuleFunction.Purpose(
                "onekey.rule.WatchHandler::handleRequest",
                "Runs the rule after access keys changed.",
                TIMEOUT,
                environment(rule, removal, notices),
                permissions(rule, removal, notices)));
    invokeTheFunction();
    sendToTheQueue(KeyChangeEvents.pattern(settings.policy(), roles(removal)));
  }

  private static Map<String, String> environment(
      AccessKeyRule rule, Optional<KeyRemoval> removal, Optional<NoticeTopic> notices) {
    var environment = new TreeMap<>(Map.of("ONEKEY_RULE_NAME", rule.name()));
    notices.ifPresent(
        topic -> {
          environment.putAll(topic.environment());
          removal.map(keys -> keys.schedules().environment()).ifPresent(environment::putAll);
        });
    return environment;
  }

  /** Without a topic the function reads no users, because it tells nobody. */
  private List<PolicyStatement> permissions(
      AccessKeyRule rule, Optional<KeyRemoval> removal, Optional<NoticeTopic> notices) {
    var permissions =
        new ArrayList<>(List.of(Permissions.readMessages(queue), Permissions.reevaluate(rule)));
    notices.ifPresent(
        topic -> {
          permissions.add(Permissions.listUsers());
          permissions.add(Permissions.readUsers(this));
          permissions.add(Permissions.describeRules());
          removal
              .map(keys -> Permissions.readSchedules(keys.schedules()))
              .ifPresent(permissions::add);
          permissions.add(Permissions.publish(topic));
        });
    return permissions;
  }

  /** Not the L2 event source: it also grants {@code sqs:ChangeMessageVisibility}. */
  private void invokeTheFunction() {
    CfnEventSourceMapping.Builder.create(this, "Source")
        .eventSourceArn(queue.getQueueArn())
        .functionName(function().getFunctionName())
        .batchSize(BATCH_SIZE)
        .maximumBatchingWindowInSeconds(WINDOW.toSeconds())
        .functionResponseTypes(List.of("ReportBatchItemFailures"))
        .scalingConfig(
            ScalingConfigProperty.builder().maximumConcurrency(MAXIMUM_CONCURRENCY).build())
        .build();
  }

  /** An event that EventBridge cannot deliver goes where those go that the function gave up on. */
  private void sendToTheQueue(Map<String, Object> pattern) {
    var events =
        KeyChangeEvents.send(
            this,
            pattern,
            TargetProperty.builder().id("Queue").arn(queue.getQueueArn()),
            deadLetters);
    SecureQueue.allowFrom(events, queue);
  }

  private static List<String> roles(Optional<KeyRemoval> removal) {
    return removal.stream()
        .flatMap(keys -> Stream.of(keys.runbook().role(), keys.deletion().role()))
        .map(role -> role.getRoleArn())
        .toList();
  }

  /** The queue of the events that wait for a run. */
  Queue queue() {
    return queue;
  }

  /** The queue of the events that the function, or EventBridge, gave up on. */
  Queue deadLetters() {
    return deadLetters;
  }

  Function function() {
    return ruleFunction.function();
  }

  LogGroup logGroup() {
    return ruleFunction.logGroup();
  }
}
