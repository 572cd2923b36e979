package onekey.rule;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.rule.NewKeys.Told;
import onekey.rule.aws.AwsClients;
import onekey.rule.aws.Deadline;
import onekey.rule.aws.EventBatch;
import onekey.rule.aws.EventBatch.Queued;
import onekey.rule.aws.EventBatch.Unreadable;
import onekey.rule.aws.LiveRule;
import onekey.rule.aws.NoticeTopic;
import onekey.rule.aws.RuleRuns;
import onekey.rule.aws.StackSchedules;
import onekey.rule.aws.UserInventory;
import onekey.rule.notice.Place;

/**
 * Answers changes of users and keys within minutes: tells people of users that are over the limit
 * now, and starts a run of the rule. Lambda invokes it with the messages of a queue.
 *
 * <p>Answers {@code batchItemFailures} with the ids of the messages that must come again: those
 * that no run covers yet, those whose users could not be told, and those that cannot be read. After
 * the last try the queue puts a message aside, and an alarm tells.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Handling
 *     errors for an SQS event source</a>
 */
public final class WatchHandler
    implements RequestHandler<Map<String, Object>, Map<String, List<Map<String, String>>>> {

  private final RuleRuns runs;
  private final Optional<NewKeys> newKeys;

  /** For Lambda: one set of clients for the life of the container. */
  public WatchHandler() {
    this(AwsClients.fromEnvironment(), System.getenv(), Clock.systemUTC());
  }

  /** For tests and the sandbox, which have clients, an environment and a clock of their own. */
  public WatchHandler(AwsClients clients, Map<String, String> environment, Clock clock) {
    this.runs = RuleRuns.from(environment, clients.config(), clock);
    this.newKeys =
        NoticeTopic.from(environment, clients.sns())
            .map(
                topic ->
                    new NewKeys(
                        new UserInventory(clients.iam()),
                        LiveRule.forInspection(LiveRule.name(environment), clients.config()),
                        StackSchedules.ifAny(environment, clients.scheduler()),
                        topic,
                        clock));
  }

  @Override
  public Map<String, List<Map<String, String>>> handleRequest(
      Map<String, Object> input, Context context) {
    var batch = EventBatch.from(input);
    var events = batch.events().stream().filter(queued -> !queued.event().ofRootUser()).toList();
    var told = tell(events, context);
    var start = runs.startFor(events);
    context.getLogger().log(WatchLine.of(batch, told, start));
    return failures(
        Stream.of(
                batch.unreadable().stream().map(Unreadable::messageId),
                told.untold().stream().map(Queued::messageId),
                start.uncovered().stream().map(Queued::messageId))
            .flatMap(ids -> ids));
  }

  private Told tell(List<Queued> events, Context context) {
    return newKeys
        .map(
            keys ->
                keys.tell(
                    events,
                    Place.ofFunction(context.getInvokedFunctionArn()),
                    Deadline.within(Duration.ofMillis(context.getRemainingTimeInMillis()))))
        .orElseGet(Told::nothing);
  }

  private static Map<String, List<Map<String, String>>> failures(Stream<String> messageIds) {
    return Map.of(
        "batchItemFailures",
        messageIds.distinct().map(id -> Map.of("itemIdentifier", id)).toList());
  }
}
