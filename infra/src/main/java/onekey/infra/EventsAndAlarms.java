package onekey.infra;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * The EventBridge rules and the CloudWatch alarms that publish to the topic what the functions and
 * the runbooks cannot tell themselves. The judge itself publishes changed verdicts: AWS Config
 * sends its events on a best effort basis only.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-config.html">AWS
 *     Config events</a>
 */
final class EventsAndAlarms extends Construct {

  private final NoticeTopic notices;
  private final ConsoleLinks console;

  EventsAndAlarms(Construct scope, String id, NoticeTopic notices, ConsoleLinks console) {
    super(scope, id);
    this.notices = notices;
    this.console = console;
  }

  /** Publishes failures to judge. */
  void ofJudging(Frequency frequency, AccessKeyRule rule, JudgeFunction judge) {
    judgeFailed(rule, judge);
    judgingDropped(rule, judge);
    ruleHasNotRun(frequency, rule, judge);
  }

  /** Publishes removals and deletions that did not succeed. */
  void ofRemoval(KeyRemoval removal) {
    var events = new ExecutionEvents(this, notices, console);
    events.publish("RemovalFailed", removal.runbook().documentName(), ExecutionNotice.ofRemoval());
    events.publish(
        "DeletionFailed", removal.deletion().documentName(), ExecutionNotice.ofDeletion());
    deletionNotStarted(removal.schedules());
  }

  /** Publishes key changes after which the rule did not run. */
  void of(AccessKeyRule rule, KeyChangeWatch watch) {
    keyChangesGivenUp(rule, watch);
    keyChangesNotRead(watch);
  }

  /**
   * After a failed run AWS Config still shows the earlier verdicts as if they were current. The
   * alarm keeps its state until the next run, because without runs there is no data: its return to
   * OK means a run that succeeded.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html">How
   *     alarms treat missing data</a>
   */
  private void judgeFailed(AccessKeyRule rule, JudgeFunction judge) {
    send(
        alarm(
                "JudgeFailed",
                "a run of OneKey failed. Either some IAM users were not judged, and their verdicts in"
                    + " AWS Config are those of an earlier run and look like current ones; or the"
                    + " message about the run could not be sent. The log says which,"
                    + " and why. Correct that, then re-evaluate the rule %s in the AWS"
                        .formatted(rule.name())
                    + " Config console.",
                "a later run succeeded.",
                log(judge.logGroup()))
            .metric(judge.function().metricErrors(every(Duration.minutes(5), "Sum")))
            .treatMissingData(TreatMissingData.IGNORE)
            .build());
  }

  /**
   * AWS Config invokes the judge asynchronously, and Lambda may drop the event without invoking it.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html#async-invocation-metrics">Asynchronous
   *     invocation metrics</a>
   */
  private void judgingDropped(AccessKeyRule rule, JudgeFunction judge) {
    send(
        alarm(
                "JudgingDropped",
                "AWS Lambda dropped an event of AWS Config without a successful run of OneKey's"
                    + " judge, so the IAM users were not judged. If no alarm reports a failed run at"
                    + " the same time, the judge was not invoked: check its reserved concurrency and"
                    + " the concurrency of the account. Then re-evaluate the rule %s in the AWS"
                        .formatted(rule.name())
                    + " Config console.",
                "no further event was dropped within five minutes. The next run judges the users.",
                log(judge.logGroup()))
            .metric(
                judge.function().metric("AsyncEventsDropped", every(Duration.minutes(5), "Sum")))
            .treatMissingData(TreatMissingData.NOT_BREACHING)
            .build());
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
        alarm(
                "RuleHasNotRun",
                ("AWS Config has not run OneKey's rule %s for two periods (%d hours), so the verdicts"
                        + " are old. Check that the rule and its function still exist, and"
                        + " re-evaluate the rule in the AWS Config console. Right after the first"
                        + " deployment this alarm is expected, and ends with the first run.")
                    .formatted(rule.name(), frequency.hoursOfTwoPeriods()),
                "AWS Config has run the rule.",
                log(judge.logGroup()))
            .metric(judge.function().metricInvocations(every(frequency.period(), "Sum")))
            .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
            .evaluationPeriods(2)
            .treatMissingData(TreatMissingData.BREACHING)
            .build();
    send(alarm);
    alarm.getNode().addDependency(rule.rule());
  }

  /**
   * EventBridge Scheduler tries for a day to start a runbook, then sends a message to the
   * dead-letter queue. The key then stays as it is. Only the queue shows it reliably, because
   * Scheduler's metrics are best effort.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html">Metrics
   *     of Amazon SQS</a>
   */
  private void deletionNotStarted(StackSchedules schedules) {
    var queue = schedules.deadLetters();
    send(
        alarm(
                "DeletionNotStarted",
                ("OneKey could not start an announced removal or the deletion of an access key, and does"
                        + " not try again by itself. The key stays as it is. Each message in the"
                        + " queue %s is one such key: its body names the user and the key, its"
                        + " attributes say why. An announced removal: remediate the user again. A"
                        + " deletion: activate or delete the key by hand. Then delete the message;"
                        + " it is kept for 14 days.")
                    .formatted(queue.getQueueName()),
                "no message is visible in the queue.",
                "Queues: " + console.addressOrPath(ConsoleLinks.queues()))
            .metric(messagesIn(queue))
            .treatMissingData(TreatMissingData.NOT_BREACHING)
            .build());
  }

  /**
   * Whatever goes wrong with an event ends in the dead-letter queue: a refused start, a message
   * that could not be sent, a failed function, an event that EventBridge could not deliver.
   */
  private void keyChangesGivenUp(AccessKeyRule rule, KeyChangeWatch watch) {
    var queue = watch.deadLetters();
    send(
        alarm(
                "KeyChangesGivenUp",
                ("OneKey gave up on changes of access keys: it could not run its rule %s after them,"
                        + " could not tell people of them, or could not read them. The next"
                        + " periodic run judges every user. Each message in the queue %s is one"
                        + " change: its body is CloudTrail's event. The log says why; if it does"
                        + " not, EventBridge could not deliver the event, and the attributes of the"
                        + " message say why. Correct that, re-evaluate the rule in the AWS Config"
                        + " console, and delete the message; it is kept for 14 days.")
                    .formatted(rule.name(), queue.getQueueName()),
                "no message is visible in the queue.",
                log(watch.logGroup()))
            .metric(messagesIn(queue))
            .treatMissingData(TreatMissingData.NOT_BREACHING)
            .build());
  }

  /**
   * A message that is tried again and again leaves the queue after an hour. One that stays longer
   * is not read at all: the event source mapping is disabled or cannot read the queue.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html">ApproximateAgeOfOldestMessage</a>
   */
  private void keyChangesNotRead(KeyChangeWatch watch) {
    send(
        alarm(
                "KeyChangesNotRead",
                ("Changes of access keys wait for more than two hours in OneKey's queue %s, so nothing"
                        + " reads it, and the rule does not run after them. Only its periodic runs"
                        + " judge the users. Check that the event source mapping of the function"
                        + " %s is enabled, what its last result is, and that its role may read the"
                        + " queue.")
                    .formatted(watch.queue().getQueueName(), watch.function().getFunctionName()),
                "the queue is read again.",
                log(watch.logGroup()))
            .metric(
                watch
                    .queue()
                    .metricApproximateAgeOfOldestMessage(every(Duration.minutes(5), "Maximum")))
            .threshold(Duration.hours(2).toSeconds())
            .treatMissingData(TreatMissingData.NOT_BREACHING)
            .build());
  }

  private static Metric messagesIn(Queue queue) {
    return queue.metricApproximateNumberOfMessagesVisible(every(Duration.minutes(5), "Maximum"));
  }

  private static MetricOptions every(Duration period, String statistic) {
    return MetricOptions.builder().period(period).statistic(statistic).build();
  }

  private String log(LogGroup group) {
    return "Log: " + console.addressOrPath(ConsoleLinks.logGroup(group.getLogGroupName()));
  }

  /**
   * Begins an alarm for one period with a value of 1 or more. Its description is in the message of
   * either state, so it explains both.
   *
   * @param happened what the alarm means, and what to do
   * @param over what its return to OK means
   * @param where where to look
   */
  private Alarm.Builder alarm(String id, String happened, String over, String where) {
    return Alarm.Builder.create(this, id)
        .alarmDescription("ALARM: %s OK: %s %s".formatted(happened, over, where))
        .threshold(1)
        .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
        .evaluationPeriods(1);
  }

  private void send(Alarm alarm) {
    alarm.addAlarmAction(new SnsAction(notices.topic()));
    alarm.addOkAction(new SnsAction(notices.topic()));
  }
}
