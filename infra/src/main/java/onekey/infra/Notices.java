package onekey.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.SnsTopic;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * Tells people what they would otherwise have to look for. AWS Config sends its events on a best
 * effort basis, so a notice may be missing; the verdicts in Config never are.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-config.html">AWS
 *     Config events</a>
 */
final class Notices extends Construct {

  private static final List<String> NON_COMPLIANT = List.of("NON_COMPLIANT");

  private final ITopic topic;

  Notices(Construct scope, String id, ITopic topic) {
    super(scope, id);
    this.topic = topic;
  }

  /** Tells of verdicts, and of users who are not judged. */
  void ofJudging(Frequency frequency, AccessKeyRule rule, JudgeFunction judge) {
    verdictChanged(rule);
    judgeFailed(judge);
    judgingDropped(judge);
    nobodyJudged(frequency, rule, judge);
  }

  /** Tells of keys whose removal failed. */
  void ofRemoval(KeyRemoval removal) {
    removalFailed(removal.runbook(), removal.deletion());
    deletionNotStarted(removal.schedules());
  }

  /**
   * Only where a user becomes or ceases to be NON_COMPLIANT. The first run reports every user as
   * changed, and thousands of those are COMPLIANT.
   */
  private void verdictChanged(AccessKeyRule rule) {
    Rule.Builder.create(this, "VerdictChanged")
        .description("An IAM user became or ceased to be NON_COMPLIANT.")
        .eventPattern(
            EventPattern.builder()
                .source(List.of("aws.config"))
                .detailType(List.of("Config Rules Compliance Change"))
                .detail(
                    SortedJson.object(
                        "configRuleName",
                        List.of(rule.name()),
                        "$or",
                        List.of(verdict("newEvaluationResult"), verdict("oldEvaluationResult"))))
                .build())
        .targets(List.of(new SnsTopic(topic)))
        .build();
  }

  private static Map<String, Object> verdict(String result) {
    return Map.of(result, Map.of("complianceType", NON_COMPLIANT));
  }

  /**
   * A schedule that cannot start its runbook gives up after a day, puts a message into the queue,
   * and is deleted. The key stays inactive then, and nothing else would say so: Scheduler's metrics
   * are best effort.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html">Metrics
   *     of Amazon SQS</a>
   */
  private void deletionNotStarted(DeletionSchedules schedules) {
    var queue = schedules.deadLetters();
    alarm(
        "DeletionNotStarted",
        ("OneKey could not start the deletion of a rested access key, and does not try again. The key"
                + " stays inactive. Each message in the queue %s is one such key: its body names the"
                + " user and the key, its attributes say why. Activate or delete the key by hand, then"
                + " delete the message; it is kept for 14 days.")
            .formatted(queue.getQueueName()),
        queue.metricApproximateNumberOfMessagesVisible(
            MetricOptions.builder().period(Duration.minutes(5)).statistic("Maximum").build()));
  }

  /** After a failed run the old verdicts stay where they are and look as good as new. */
  private void judgeFailed(JudgeFunction judge) {
    alarm(
        "JudgeFailed",
        "OneKey could not judge the IAM users. The verdicts in AWS Config are those of the last"
            + " good run. The log of the function says why.",
        judge
            .function()
            .metricErrors(
                MetricOptions.builder().period(Duration.minutes(5)).statistic("Sum").build()));
  }

  /**
   * AWS Config invokes the judge asynchronously, and Lambda may drop the event without invoking it.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html#async-invocation-metrics">Asynchronous
   *     invocation metrics</a>
   */
  private void judgingDropped(JudgeFunction judge) {
    alarm(
        "JudgingDropped",
        "AWS Lambda dropped an event of AWS Config without a successful run of OneKey's judge, so the"
            + " IAM users were not judged. If there is no alarm about a failed run beside this one,"
            + " the judge was not even invoked: look at its reserved concurrency and at the"
            + " concurrency of the account. Then run the rule again in the AWS Config console.",
        judge
            .function()
            .metric(
                "AsyncEventsDropped",
                MetricOptions.builder().period(Duration.minutes(5)).statistic("Sum").build()));
  }

  /**
   * Raised also where nothing fails because nothing runs: a recorder, a rule or a function that
   * somebody took away. An alarm may look back for 7 days at most; two periods are 2 days at most.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html">PutMetricAlarm:
   *     Period and EvaluationPeriods</a>
   */
  private void nobodyJudged(Frequency frequency, AccessKeyRule rule, JudgeFunction judge) {
    var alarm =
        Alarm.Builder.create(this, "NobodyJudged")
            .alarmDescription(
                ("AWS Config has not run OneKey's rule %s for two periods (%d hours), so the verdicts"
                        + " are old. See whether the rule and its function are still there, and run"
                        + " the rule again in the AWS Config console. Right after the first deployment"
                        + " this alarm means nothing: it is over as soon as AWS Config has run the"
                        + " rule for the first time.")
                    .formatted(rule.name(), 2 * frequency.period().toHours().intValue()))
            .metric(
                judge
                    .function()
                    .metricInvocations(
                        MetricOptions.builder()
                            .period(frequency.period())
                            .statistic("Sum")
                            .build()))
            .threshold(1)
            .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
            .evaluationPeriods(2)
            .treatMissingData(TreatMissingData.BREACHING)
            .build();
    alarm.addAlarmAction(new SnsAction(topic));
    // Who was told of an alarm that means nothing is told that it is over.
    alarm.addOkAction(new SnsAction(topic));
    alarm.getNode().addDependency(rule.rule());
  }

  private void alarm(String id, String description, IMetric metric) {
    Alarm.Builder.create(this, id)
        .alarmDescription(description)
        .metric(metric)
        .threshold(1)
        .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
        .evaluationPeriods(1)
        .treatMissingData(TreatMissingData.NOT_BREACHING)
        .build()
        .addAlarmAction(new SnsAction(topic));
  }

  /**
   * A user that is held, exempt or rotating ends in success and is no notice.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-systems-manager-event-examples.html">Systems
   *     Manager events</a>
   */
  private void removalFailed(RemovalRunbook runbook, DeletionRunbook deletion) {
    Rule.Builder.create(this, "RemovalFailed")
        .description("The removal of an access key failed. The execution says what to do.")
        .eventPattern(
            EventPattern.builder()
                .source(List.of("aws.ssm"))
                .detailType(List.of("EC2 Automation Execution Status-change Notification"))
                .detail(
                    SortedJson.object(
                        "Definition",
                        List.of(runbook.documentName(), deletion.documentName()),
                        "Status",
                        List.of("Failed", "TimedOut", "Cancelled")))
                .build())
        .targets(List.of(new SnsTopic(topic)))
        .build();
  }
}
