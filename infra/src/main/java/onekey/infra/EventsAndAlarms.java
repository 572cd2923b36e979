package onekey.infra;

import java.util.List;
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
 * The EventBridge rule and the CloudWatch alarms that publish to the topic what the functions and
 * the runbooks cannot tell themselves. The judge itself publishes changed verdicts: AWS Config
 * sends its events on a best effort basis only.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-config.html">AWS
 *     Config events</a>
 */
final class EventsAndAlarms extends Construct {

  private final ITopic topic;

  EventsAndAlarms(Construct scope, String id, NoticeTopic notices) {
    super(scope, id);
    this.topic = notices.topic();
  }

  /** Publishes failures to judge. */
  void ofJudging(Frequency frequency, AccessKeyRule rule, JudgeFunction judge) {
    judgeFailed(judge);
    judgingDropped(judge);
    ruleHasNotRun(frequency, rule, judge);
  }

  /** Publishes failed removals. */
  void ofRemoval(KeyRemoval removal) {
    removalFailed(removal.runbook(), removal.deletion());
    deletionNotStarted(removal.schedules());
  }

  /**
   * EventBridge Scheduler tries for a day to start the runbook, then sends a message to the
   * dead-letter queue and deletes the schedule. The key then stays inactive. Only the queue shows
   * it reliably, because Scheduler's metrics are best effort.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html">Metrics
   *     of Amazon SQS</a>
   */
  private void deletionNotStarted(DeletionSchedules schedules) {
    var queue = schedules.deadLetters();
    alarm(
        "DeletionNotStarted",
        ("OneKey could not start the deletion of an access key at the end of its quarantine, and does not"
                + " try again. The key stays inactive. Each message in the queue %s is one such key:"
                + " its body names the user and the key, its attributes say why. Activate or delete the"
                + " key by hand, then delete the message; it is kept for 14 days.")
            .formatted(queue.getQueueName()),
        queue.metricApproximateNumberOfMessagesVisible(
            MetricOptions.builder().period(Duration.minutes(5)).statistic("Maximum").build()));
  }

  /** After a failed run AWS Config still shows the earlier verdicts as if they were current. */
  private void judgeFailed(JudgeFunction judge) {
    alarm(
        "JudgeFailed",
        "OneKey could not judge all IAM users. Verdicts in AWS Config may be those of an earlier"
            + " run. The log of the function says why.",
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
            + " IAM users were not judged. If no alarm reports a failed run at the same time, the judge"
            + " was not invoked: check its reserved concurrency and the concurrency of the"
            + " account. Then run the rule again in the AWS Config console.",
        judge
            .function()
            .metric(
                "AsyncEventsDropped",
                MetricOptions.builder().period(Duration.minutes(5)).statistic("Sum").build()));
  }

  /**
   * Also covers a configuration recorder, rule or function that was stopped or deleted, because
   * then nothing runs and so nothing fails. CloudWatch allows an evaluation range of 7 days; two
   * periods are at most 2 days.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html">PutMetricAlarm:
   *     Period and EvaluationPeriods</a>
   */
  private void ruleHasNotRun(Frequency frequency, AccessKeyRule rule, JudgeFunction judge) {
    var alarm =
        Alarm.Builder.create(this, "RuleHasNotRun")
            .alarmDescription(
                ("AWS Config has not run OneKey's rule %s for two periods (%d hours), so the verdicts"
                        + " are old. Check that the rule and its function still exist, and run the"
                        + " rule again in the AWS Config console. Right after the first deployment"
                        + " this alarm is expected: it returns to OK when AWS Config has run the rule"
                        + " for the first time.")
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
    // Also report the return to OK: after the first deployment the alarm is expected.
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
   * Executions for users that are held, exempt or rotating end in Success and publish nothing.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-systems-manager-event-examples.html">Systems
   *     Manager events</a>
   */
  private void removalFailed(RemovalRunbook runbook, DeletionRunbook deletion) {
    Rule.Builder.create(this, "RemovalFailed")
        .description(
            "The removal of an access key failed. The failed step of the execution says what to do.")
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
