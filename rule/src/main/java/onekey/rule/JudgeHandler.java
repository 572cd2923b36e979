package onekey.rule;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import onekey.rule.aws.AwsClients;
import onekey.rule.aws.Deadline;
import onekey.rule.aws.EvaluationReporter;
import onekey.rule.aws.NoticeNotSentException;
import onekey.rule.aws.NoticeTopic;
import onekey.rule.aws.ScheduledInvocation;
import onekey.rule.aws.StackSchedules;
import onekey.rule.aws.UserInventory;
import onekey.rule.judgement.Changes;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.OneLine;
import onekey.rule.judgement.PendingSteps;
import onekey.rule.notice.Place;
import onekey.rule.notice.RunNotice;

/**
 * The Config rule: judges every IAM user, reports the verdicts that changed and tells people.
 *
 * <p>The answer counts the verdicts by compliance type. AWS Config ignores it, because it invokes
 * the function asynchronously; it is for a person who invokes the function by hand.
 *
 * <p>The event is a map, because the type that AWS has for this event makes Lambda's runtime
 * require Joda-Time.
 *
 * @see <a
 *     href="https://github.com/aws/aws-lambda-java-libs/blob/main/aws-lambda-java-serialization/src/main/java/com/amazonaws/services/lambda/runtime/serialization/events/LambdaEventSerializers.java">LambdaEventSerializers</a>
 */
public final class JudgeHandler implements RequestHandler<Map<String, Object>, Map<String, Long>> {

  private final UserInventory inventory;
  private final EvaluationReporter reporter;
  private final Optional<StackSchedules> schedules;
  private final Optional<NoticeTopic> topic;
  private final LongSupplier throttledCalls;

  /** For Lambda: one set of clients for the life of the container. */
  public JudgeHandler() {
    this(AwsClients.fromEnvironment(), System.getenv());
  }

  /** For tests and the sandbox, which have clients and an environment of their own. */
  public JudgeHandler(AwsClients clients, Map<String, String> environment) {
    this.inventory = new UserInventory(clients.iam());
    this.reporter = new EvaluationReporter(clients.config());
    this.schedules = StackSchedules.ifAny(environment, clients.scheduler());
    this.topic = NoticeTopic.from(environment, clients.sns());
    this.throttledCalls = clients.throttledCalls()::sum;
  }

  @Override
  public Map<String, Long> handleRequest(Map<String, Object> event, Context context) {
    return ScheduledInvocation.from(event)
        .map(invocation -> judge(invocation, context))
        .orElseGet(Map::of);
  }

  private Map<String, Long> judge(ScheduledInvocation invocation, Context context) {
    var started = Instant.now();
    var throttledBefore = throttledCalls.getAsLong();
    var deadline = Deadline.within(Duration.ofMillis(context.getRemainingTimeInMillis()));
    var policy = KeyPolicy.parse(invocation.ruleParameters());
    var run =
        new JudgingRun(
                inventory, reporter, () -> pendingSteps(context.getLogger()), invocation, policy)
            .until(deadline);
    var took = Duration.between(started, Instant.now());
    context.getLogger().log(RunLine.of(run, took, throttledCalls.getAsLong() - throttledBefore));
    run.failIfIncomplete(tell(run.changes(), policy, invocation, context));
    return Tally.of(run.changes());
  }

  /** They are only shown, so a failure to read them costs no verdict. */
  private Optional<PendingSteps> pendingSteps(LambdaLogger logger) {
    try {
      return Optional.of(schedules.map(StackSchedules::all).orElseGet(PendingSteps::none));
    } catch (RuntimeException e) {
      logger.log("OneKey cannot tell what is scheduled: " + OneLine.of(String.valueOf(e)));
      return Optional.empty();
    }
  }

  /** A test of the rule stores no verdicts, so there is nothing to tell. */
  private Optional<NoticeNotSentException> tell(
      Changes changes, KeyPolicy policy, ScheduledInvocation invocation, Context context) {
    return topic
        .filter(_ -> !invocation.isTest())
        .flatMap(
            destination ->
                RunNotice.of(
                        changes,
                        policy,
                        invocation.ruleName(),
                        Place.ofFunction(context.getInvokedFunctionArn()))
                    .flatMap(destination::send));
  }
}
