package onekey.sandbox.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import onekey.sandbox.PlainClients;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Principal;
import onekey.sandbox.config.EvaluationRun;
import onekey.sandbox.lambda.BatchInvocation;
import onekey.sandbox.lambda.EventSourceReadings;
import onekey.sandbox.lambda.EventSourceReadings.Batching;
import onekey.sandbox.lambda.EventSourceReadings.Environments;
import onekey.sandbox.sqs.QueueMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.config.model.LimitExceededException;

/** An event's way from IAM through rule, queue and function to the Config rule. */
class WatchStackTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private WatchStack stack = new WatchStack(_ -> {});

  @AfterEach
  void close() {
    stack.close();
  }

  private void use(WatchStack other) {
    stack.close();
    stack = other;
    stack.deploy();
  }

  private void tag(int times) {
    for (var number = 0; number < times; number++) {
      stack.aws.person().tagUser("ann", "tag" + number % 10, "value");
    }
  }

  private void advance(long seconds) {
    stack.aws.clock().advance(Duration.ofSeconds(seconds));
  }

  private List<BatchInvocation> invocations() {
    return stack.aws.eventSources().invocations();
  }

  private List<Long> secondsOfInvocations() {
    return invocations().stream()
        .map(invocation -> Duration.between(NOON, invocation.at()).toSeconds())
        .toList();
  }

  @Test
  void handsOverAnEventWhenTheDelayAndTheWindowAreOver() {
    // given
    stack.deploy();
    stack.work = WatchStack::startRule;

    // when
    var key = stack.aws.person().createAccessKey("ann");
    advance(74);
    var before = invocations();
    advance(1);

    // then
    assertThat(before).isEmpty();
    assertThat(secondsOfInvocations()).containsExactly(75L);
    assertThat(stack.aws.queues().messages(WatchStack.QUEUE)).isEmpty();
    assertThat(stack.aws.config().runs(WatchStack.RULE))
        .extracting(EvaluationRun::started)
        .containsExactly(NOON.plusSeconds(75));
    var event = Json.parse(invocations().getFirst().invocation().event()).at("/Records/0");
    assertThat(Json.parse(event.path("body").asText()).at("/detail/responseElements/accessKey"))
        .isEqualTo(
            Json.parse(
                """
                {"userName": "ann", "accessKeyId": "%s", "status": "Active",
                 "createDate": "Nov 24, 2026 12:00:00 PM"}
                """
                    .formatted(key)));
    assertThat(event.path("attributes"))
        .isEqualTo(
            Json.parse(
                """
                {"SenderId": "AIDAIENQZJOLO23YVJ4VO", "ApproximateReceiveCount": "1",
                 "SentTimestamp": "%d", "ApproximateFirstReceiveTimestamp": "%d"}
                """
                    .formatted(NOON.toEpochMilli(), NOON.plusSeconds(15).toEpochMilli())));
    assertThat(event.path("eventSource").asText()).isEqualTo("aws:sqs");
    assertThat(event.path("eventSourceARN").asText())
        .isEqualTo("arn:aws:sqs:us-east-1:111122223333:OneKeyStack-Queue");
    assertThat(event.path("awsRegion").asText()).isEqualTo("us-east-1");
    assertThat(event.path("md5OfBody").asText()).matches("[0-9a-f]{32}");
    assertThat(event.path("messageId").asText()).isNotEmpty();
    assertThat(event.path("receiptHandle").asText()).isNotEmpty();
    assertThat(event.path("messageAttributes")).isEmpty();
  }

  @Test
  void usesExactlyThePermissionsOfThePoller() {
    var role = Objects.requireNonNull(stack.deploy().roles().get("WatchRole"));

    tag(1);
    advance(75);

    assertThat(stack.aws.calls().permissionsUsed(role))
        .containsExactly("sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage");
  }

  @Test
  void passesNoEventThatThePatternDoesNotMatch() {
    // given
    stack.deploy();
    try (var iam = PlainClients.iam(stack.aws, Principal.ROOT)) {
      // when
      iam.createUser(request -> request.userName("bob"));
    }
    stack.aws.person(Principal.role(WatchStack.ROLE), "198.51.100.4").createAccessKey("bob");
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> stack.aws.person().createAccessKey("nobody"));
    stack.aws.person(Principal.ROOT, "198.51.100.4").createAccessKey("bob");

    // then
    assertThat(stack.aws.queues().messages(WatchStack.QUEUE))
        .extracting(message -> Json.parse(message.body()).at("/detail/userIdentity/type").asText())
        .containsExactly("Root");
  }

  @ParameterizedTest
  @CsvSource({"ONE_BATCH, 1, 2", "A_BATCH_FOR_EACH_POLLER, 5, 10"})
  void makesFewBatchesOfAThousandEventsInAMinute(Batching batching, int fewest, int most) {
    // given
    use(WatchStack.withReadings(new EventSourceReadings(batching, Environments.ONE)));

    // when
    for (var number = 0; number < 1000; number++) {
      tag(1);
      stack.aws.clock().advance(Duration.ofMillis(60));
    }
    advance(180);

    // then
    assertThat(invocations()).hasSizeBetween(fewest, most);
    assertThat(invocations().stream().flatMap(one -> one.messageIds().stream()))
        .hasSize(1000)
        .doesNotHaveDuplicates();
    assertThat(stack.aws.queues().messages(WatchStack.QUEUE)).isEmpty();
  }

  @Test
  void dealsMessagesOutToFivePollersWhoseWindowsEndTogether() {
    use(WatchStack.withReadings(EventSourceReadings.scattered()));

    tag(7);
    advance(75);

    assertThat(secondsOfInvocations()).containsExactly(75L, 75L, 75L, 75L, 75L);
    assertThat(invocations())
        .extracting(invocation -> invocation.messageIds().size())
        .containsExactly(2, 2, 1, 1, 1);
  }

  @ParameterizedTest
  @CsvSource({"ONE, 1", "TWO_BY_TURNS, 2"})
  void usesOneOrTwoEnvironments(Environments environments, int expected) {
    use(WatchStack.withReadings(new EventSourceReadings(Batching.ONE_BATCH, environments)));

    for (var batch = 0; batch < 4; batch++) {
      tag(1);
      advance(75);
    }

    assertThat(stack.environments)
        .hasSize(expected)
        .allSatisfy(handler -> assertThat(handler.events).hasSize(4 / expected));
  }

  @Test
  void handsOverAFullBatchAtOnce() {
    stack.cloudFormation.deploy(Template.parse(WatchStack.template().replace("10000", "3")));

    tag(7);
    advance(15);
    assertThat(secondsOfInvocations()).containsExactly(15L, 15L);
    advance(60);
    assertThat(secondsOfInvocations()).containsExactly(15L, 15L, 75L);
  }

  @Test
  void handsOverABatchBeforeItsEventBecomesTooLarge() {
    // given seven messages of a megabyte
    stack.deploy();
    var event =
        Json.object().put("source", "aws.iam").put("detail-type", "AWS API Call via CloudTrail");
    event
        .putObject("detail")
        .put("eventSource", "iam.amazonaws.com")
        .put("eventName", "TagUser")
        .put("padding", "x".repeat(1024 * 1024));
    for (var number = 0; number < 7; number++) {
      stack.aws.eventBuses().publish("us-east-1", event);
    }

    // when
    advance(15);

    // then
    assertThat(invocations())
        .extracting(invocation -> invocation.messageIds().size())
        .containsExactly(5);
    advance(60);
    assertThat(invocations()).hasSize(2);
  }

  @Test
  void handsOverAgainWhatFailedAfterItsVisibilityTimeout() {
    // given
    stack.deploy();
    stack.work = (messages, _) -> List.of(WatchStack.ids(messages).getFirst());
    tag(3);

    // when
    advance(315);

    // then
    assertThat(secondsOfInvocations()).containsExactly(75L, 315L);
    assertThat(invocations().get(1).messageIds())
        .isEqualTo(List.of(invocations().get(0).messageIds().getFirst()));
    assertThat(invocations().get(1).invocation().event())
        .contains("\"ApproximateReceiveCount\":\"2\"");
  }

  @Test
  void handsOverTheWholeBatchAgainIfTheFunctionThrows() {
    // given
    stack.deploy();
    stack.work =
        (_, _) -> {
          throw new IllegalStateException("on purpose");
        };
    tag(3);
    advance(75);

    // when
    stack.work = (_, _) -> List.of();
    advance(240);

    // then
    assertThat(invocations())
        .extracting(invocation -> invocation.failedIds().size())
        .containsExactly(3, 0);
    assertThat(stack.aws.queues().messages(WatchStack.QUEUE)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Batching.class)
  void putsAMessageAsideThatFailsTwelveTimesAndHoldsUpNoOther(Batching batching) {
    // given
    use(WatchStack.withReadings(new EventSourceReadings(batching, Environments.ONE)));
    stack.work =
        (messages, _) ->
            messages.stream()
                .filter(message -> String.valueOf(message.get("body")).contains("poison"))
                .map(message -> String.valueOf(message.get("messageId")))
                .toList();
    stack.aws.person().tagUser("ann", "poison", "value");
    tag(2);

    // when
    advance(15 + 11 * 240 + 60);
    var dead = stack.aws.queues().messages(WatchStack.DEAD);
    var waiting = stack.aws.queues().messages(WatchStack.QUEUE);
    advance(180);

    // then
    assertThat(dead).isEmpty();
    assertThat(waiting).hasSize(1);
    assertThat(stack.aws.queues().messages(WatchStack.QUEUE)).isEmpty();
    assertThat(stack.aws.queues().messages(WatchStack.DEAD))
        .singleElement()
        .extracting(QueueMessage::body)
        .asString()
        .contains("poison");
    assertThat(invocations().stream().filter(one -> !one.failedIds().isEmpty())).hasSize(12);
  }

  @Test
  void runsTheRuleOnceMoreAfterARunDuringWhichAnEventCame() {
    // given runs of two minutes
    use(new WatchStack(settings -> settings.evaluationDuration(Duration.ofMinutes(2))));
    stack.work = WatchStack::startRule;
    tag(1);
    advance(75);

    // when
    tag(1);
    advance(600);

    // then a refusal while the first run is in progress, and one after it
    assertThat(secondsOfInvocations()).containsExactly(75L, 150L, 390L);
    assertThat(stack.aws.config().runs(WatchStack.RULE))
        .extracting(EvaluationRun::started)
        .containsExactly(NOON.plusSeconds(75), NOON.plusSeconds(390));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"})
  void refusesAMappingWhoseRoleLacksAPermission(String permission) {
    var template = WatchStack.template().replace(permission, "sqs:SendMessage");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> stack.cloudFormation.deploy(Template.parse(template)))
        .withMessageContaining(permission);
  }

  @Test
  void failsLoudlyIfThePollerLosesAPermission() {
    // given
    var role = Objects.requireNonNull(stack.deploy().roles().get("WatchRole"));
    tag(1);

    // when
    stack.aws.permissions().detachAll(role);

    // then
    assertThatIllegalStateException()
        .isThrownBy(() -> advance(15))
        .withMessageContaining("sqs:GetQueueAttributes");
  }

  @Test
  void refusesATimeoutThatExceedsTheVisibilityTimeout() {
    var template = WatchStack.template().replace("\"Timeout\": 40", "\"Timeout\": 241");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> stack.cloudFormation.deploy(Template.parse(template)))
        .withMessageContaining("240 seconds is less than Function timeout: 241");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10000 | 10001 | BatchSize",
        "Seconds\": 60 | Seconds\": 301 | MaximumBatchingWindowInSeconds",
        "Seconds\": 60 | Seconds\": 0 | MaximumBatchingWindowInSeconds",
        "\"MaximumConcurrency\": 2 | \"MaximumConcurrency\": 1 | MaximumConcurrency",
        "\"FunctionResponseTypes\" | \"FilterCriteria\" | FilterCriteria",
        "\"SqsManagedSseEnabled\": true | \"KmsMasterKeyId\": \"alias/aws/sqs\" | KmsMasterKeyId",
        "\"State\": \"ENABLED\" | \"EventBusName\": \"other\" | EventBusName",
        "\"DeadLetterConfig\" | \"InputTransformer\" | InputTransformer",
        "[{\"exists\": false}], \"eventSource\" | [{\"exist\": false}], \"eventSource\" | pattern is invalid",
        "{\"Ref\": \"Watch\"} | \"elsewhere\" | elsewhere",
      })
  void refusesWhatAwsWouldRefuseOrWhatItDoesNotKnow(String original, String other, String message) {
    var changed = WatchStack.template().replace(original, other);
    assertThat(changed).isNotEqualTo(WatchStack.template());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> stack.cloudFormation.deploy(Template.parse(changed)))
        .withMessageContaining(message);
  }

  @Test
  void keepsWhatTheQueuePolicyRefusesInTheDeadLetterQueue() {
    // given
    stack.cloudFormation.deploy(
        Template.parse(
            WatchStack.template()
                .replaceFirst("\"events.amazonaws.com\"", "\"sns.amazonaws.com\"")));

    // when
    tag(1);

    // then
    assertThat(stack.aws.queues().messages(WatchStack.QUEUE)).isEmpty();
    assertThat(stack.aws.queues().messages(WatchStack.DEAD))
        .singleElement()
        .satisfies(
            message -> {
              assertThat(Json.parse(message.body()).at("/detail/eventName").asText())
                  .isEqualTo("TagUser");
              assertThat(message.attributes())
                  .containsEntry("ERROR_CODE", "NO_PERMISSIONS")
                  .containsEntry(
                      "RULE_ARN", "arn:aws:events:us-east-1:111122223333:rule/OneKeyStack-Events")
                  .containsEntry(
                      "TARGET_ARN", "arn:aws:sqs:us-east-1:111122223333:OneKeyStack-Queue")
                  .containsKey("ERROR_MESSAGE");
            });
  }

  @Test
  void losesWhatNeitherQueueMayTakeAndSaysSo() {
    stack.cloudFormation.deploy(
        Template.parse(
            WatchStack.template().replace("\"events.amazonaws.com\"", "\"sns.amazonaws.com\"")));

    tag(1);

    assertThat(stack.aws.queues().messages(WatchStack.DEAD)).isEmpty();
    assertThat(stack.aws.eventBuses().failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.errorCode()).isEqualTo("NO_PERMISSIONS");
              assertThat(failure.isKept()).isFalse();
            });
  }

  @Test
  void deliversNothingByADisabledRule() {
    stack.cloudFormation.deploy(
        Template.parse(WatchStack.template().replace("\"ENABLED\"", "\"DISABLED\"")));

    tag(1);

    assertThat(stack.aws.queues().messages(WatchStack.QUEUE)).isEmpty();
    assertThat(stack.aws.eventBuses().failures()).isEmpty();
  }

  @Test
  void keepsTheQueueAndAnOpenBatchInAStackThatIsDeployedAgain() {
    // given
    var before = stack.deploy();
    tag(1);
    advance(20);

    // when
    var after = stack.deploy();
    tag(1);
    advance(55);

    // then
    assertThat(after).isEqualTo(before);
    assertThat(secondsOfInvocations()).containsExactly(75L);
    assertThat(invocations().getFirst().messageIds()).hasSize(2);
  }

  @Test
  void leavesNothingOfADeletedStack() {
    var deployment = stack.deploy();
    tag(1);

    stack.cloudFormation.delete(deployment);
    advance(600);
    tag(1);

    assertThat(invocations()).isEmpty();
    assertThat(stack.aws.eventBuses().failures()).isEmpty();
  }

  @Test
  void letsAHandlerMoveTheClock() {
    // given
    stack.deploy();
    stack.work =
        (_, _) -> {
          advance(30);
          return List.of();
        };
    tag(1);
    advance(10);
    tag(1);

    // when
    advance(600);

    // then
    assertThat(invocations().stream().flatMap(one -> one.messageIds().stream())).hasSize(2);
    assertThat(stack.aws.queues().messages(WatchStack.QUEUE)).isEmpty();
  }

  @Test
  void limitsStartsByAFunctionToOneAMinute() {
    // given
    stack.deploy();
    var refused = new ArrayList<String>();
    stack.work =
        (_, config) -> {
          for (var attempt = 0; attempt < 2; attempt++) {
            try {
              config.startConfigRulesEvaluation(
                  request -> request.configRuleNames(WatchStack.RULE));
            } catch (LimitExceededException e) {
              refused.add(String.valueOf(e.getMessage()));
            }
          }
          return List.of();
        };

    // when
    tag(1);
    advance(75);

    // then
    assertThat(refused).singleElement().asString().contains("less than a minute ago");
    assertThat(stack.aws.config().runs(WatchStack.RULE)).hasSize(1);
  }
}
