package onekey.rule;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import onekey.rule.aws.AwsClients;
import onekey.rule.aws.EvaluationReporter;
import onekey.rule.aws.ScheduledInvocation;
import onekey.rule.aws.UserInventory;
import onekey.rule.judgement.KeyPolicy;

/**
 * The Config rule: judges every IAM user and reports the verdicts.
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

  /** For Lambda: one set of clients for the life of the container. */
  public JudgeHandler() {
    this(AwsClients.fromEnvironment());
  }

  /** For tests and the sandbox, which have clients of their own. */
  public JudgeHandler(AwsClients clients) {
    this(new UserInventory(clients.iam()), new EvaluationReporter(clients.config()));
  }

  JudgeHandler(UserInventory inventory, EvaluationReporter reporter) {
    this.inventory = inventory;
    this.reporter = reporter;
  }

  @Override
  public Map<String, Long> handleRequest(Map<String, Object> event, Context context) {
    var tally = ScheduledInvocation.from(event).map(this::judge).orElseGet(Map::of);
    context.getLogger().log("Reported to AWS Config: " + tally);
    return tally;
  }

  private Map<String, Long> judge(ScheduledInvocation invocation) {
    var policy = KeyPolicy.parse(invocation.ruleParameters());
    var reported = reporter.reportedUserIds(invocation.ruleName());
    var census = inventory.takeCensus(policy);
    var verdicts = census.judge(reported, policy, invocation.time());
    reporter.report(verdicts, invocation);
    census.failIfIncomplete();
    return Tally.of(verdicts);
  }
}
