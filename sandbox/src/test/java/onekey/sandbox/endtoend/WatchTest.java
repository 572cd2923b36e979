package onekey.sandbox.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import onekey.sandbox.Sandbox;
import onekey.sandbox.SandboxSettings;
import onekey.sandbox.SandboxSettings.Transport;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Principal;
import onekey.sandbox.config.ConfigRule;
import onekey.sandbox.config.EvaluationRun;
import onekey.sandbox.config.StoredEvaluation;
import onekey.sandbox.iam.KeyUse;
import onekey.sandbox.lambda.BatchInvocation;
import onekey.sandbox.lambda.EventSourceReadings;
import onekey.sandbox.sns.PublishedMessage;
import onekey.sandbox.sqs.QueueMessage;
import onekey.sandbox.template.CloudFormation;
import onekey.sandbox.template.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

/** Within minutes of a changed key: from CloudTrail's event to the message and the verdict. */
class WatchTest {

  private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final List<Account> accounts = new ArrayList<>();

  @AfterEach
  void close() {
    accounts.forEach(account -> account.aws.close());
  }

  /** An account with the deployed stack, judged once before noon. */
  private static final class Account {

    final Sandbox aws;
    final CloudFormation cloudFormation;
    final Deployment stack;
    final int runsBefore;

    Account(Consumer<SandboxSettings.Builder> settings, String... deployed) {
      aws =
          Sandbox.start(
              all -> {
                all.start(NOON.minus(HOUR)).transport(Transport.IN_PROCESS);
                settings.accept(all);
              });
      aws.topics().put(Deployed.TOPIC_ARN);
      cloudFormation = new CloudFormation(aws);
      stack = cloudFormation.deploy(Deployed.with(deployed));
      user("alice", 1);
      user("bob", 1);
      aws.config().evaluate(stack.ruleName());
      runsBefore = 1;
      aws.clock().set(NOON);
    }

    /** Adds a user with old active keys. CloudTrail does not see it. */
    void user(String name, int activeKeys) {
      aws.iam().createUser(name);
      for (var key = 0; key < activeKeys; key++) {
        aws.iam()
            .addAccessKey(name, "Active", NOON.minus(Duration.ofDays(400 + key)), Optional.empty());
      }
    }

    /** Returns the runs that were started since. */
    List<EvaluationRun> runs() {
      return aws.config().runs(stack.ruleName()).stream().skip(runsBefore).toList();
    }

    List<BatchInvocation> batches() {
      return aws.eventSources().invocations();
    }

    List<PublishedMessage> told() {
      return aws.topics().messages().stream()
          .filter(message -> message.subject().orElse("").contains("than allowed now"))
          .toList();
    }

    String verdict(String userName) {
      return aws.config()
          .evaluation(stack.ruleName(), aws.iam().user(userName).orElseThrow().id())
          .map(StoredEvaluation::complianceType)
          .orElse("");
    }

    void pass(Duration time) {
      aws.clock().advance(time);
    }

    String queue(String logicalId) {
      return named(logicalId, stack.queueNames());
    }

    List<QueueMessage> waiting() {
      return aws.queues().messages(queue("WatchQueue"));
    }

    List<QueueMessage> givenUp() {
      return aws.queues().messages(queue("WatchDeadLetters"));
    }

    Principal watch() {
      return named("WatchRole", stack.roles());
    }

    List<String> log() {
      return aws.lambda().log(named("WatchFunction", stack.functionArns()));
    }

    private static <T> T named(String logicalId, Map<String, T> resources) {
      return resources.entrySet().stream()
          .filter(resource -> resource.getKey().startsWith(logicalId))
          .map(Map.Entry::getValue)
          .findAny()
          .orElseThrow();
    }
  }

  private Account account(Consumer<SandboxSettings.Builder> settings, String... deployed) {
    var account = new Account(settings, deployed);
    accounts.add(account);
    return account;
  }

  private Account account() {
    return account(_ -> {}, Deployed.WATCH, Deployed.TOPIC);
  }

  private Account account(EventSourceReadings readings) {
    return account(
        settings -> settings.eventSourceReadings(readings), Deployed.WATCH, Deployed.TOPIC);
  }

  static Stream<EventSourceReadings> readings() {
    return Stream.of(EventSourceReadings.simple(), EventSourceReadings.scattered());
  }

  @Test
  void aSecondKeyIsToldByNameAndNonCompliantWithinMinutes() {
    // given
    var account = account();

    // when
    var key = account.aws.person(Principal.user("mallory"), "203.0.113.7").createAccessKey("alice");
    account.pass(Duration.ofMinutes(3));

    // then
    var message = account.told().getFirst();
    assertThat(message.message())
        .contains(
            "- alice: 2 active access keys, 1 allowed.",
            "- alice: CreateAccessKey of access key " + key + " at 2026-12-01T12:00:00Z by",
            ":user/mallory from 203.0.113.7.");
    assertThat(account.told()).hasSize(1);
    assertThat(account.verdict("alice")).isEqualTo("NON_COMPLIANT");
    assertThat(account.runs())
        .extracting(EvaluationRun::started)
        .containsExactly(NOON.plusSeconds(75));
    // The message comes before the run, whose own message says what became NON_COMPLIANT.
    assertThat(account.aws.topics().messages())
        .extracting(published -> published.subject().orElse(""))
        .containsExactly(
            "OneKey: 1 IAM user has more active access keys than allowed now (account 111122223333)",
            "OneKey: 1 IAM user became NON_COMPLIANT (account 111122223333)");
    assertThat(account.waiting()).isEmpty();
  }

  /** 15 seconds of delay, 60 seconds of window, and the run, which takes no time here. */
  @Test
  void theVerdictIsThereWithinThreeMinutesForFiveThousandUsers() {
    // given
    var account = account();
    for (var user = 0; user < 5_000; user++) {
      account.user("user-%04d".formatted(user), 1);
    }

    // when
    account.aws.person().createAccessKey("user-4321");
    account.pass(Duration.ofSeconds(75));

    // then
    assertThat(account.verdict("user-4321")).isEqualTo("NON_COMPLIANT");
    assertThat(account.told()).hasSize(1);
  }

  @Test
  void aKeyThatIsMadeActiveIsToldToo() {
    // given
    var account = account();
    var key =
        account
            .aws
            .iam()
            .addAccessKey("bob", "Inactive", NOON.minus(Duration.ofDays(500)), Optional.empty())
            .id();

    // when
    account.aws.person().updateAccessKey("bob", key, "Active");
    account.pass(Duration.ofMinutes(3));

    // then
    assertThat(account.told().getFirst().message())
        .contains("UpdateAccessKey of access key " + key, "- bob: 2 active access keys");
    assertThat(account.verdict("bob")).isEqualTo("NON_COMPLIANT");
  }

  /** The message says what is scheduled, so the function reads it. */
  @Test
  void aKeyThatWasActivatedBeforeItsDeletionIsSaidToBeKept() {
    // given
    var account = account();
    account.aws.iam().addAccessKey("bob", "Active", NOON.minus(Duration.ofDays(900)), used());
    var bob = account.aws.iam().user("bob").orElseThrow();
    account.aws.remediation().start(account.stack.ruleName(), List.of(bob.id()));
    var extra =
        account.aws.iam().user("bob").orElseThrow().accessKeys().stream()
            .filter(key -> !key.isActive())
            .findAny()
            .orElseThrow()
            .id();

    // when
    account.aws.person().updateAccessKey("bob", extra, "Active");
    account.pass(Duration.ofMinutes(3));

    // then
    assertThat(account.told().getLast().message())
        .contains("was activated again before its deletion, so kept");
  }

  private static Optional<KeyUse> used() {
    return Optional.of(new KeyUse(NOON.minus(Duration.ofDays(1)), "s3", "us-east-1"));
  }

  /** IAM does not distinguish names by case, and CloudTrail writes one as the caller did. */
  @ParameterizedTest
  @ValueSource(strings = {"Alice", "ALICE", "alicE"})
  void aNameInAnotherCaseIsTheSameUser(String name) {
    // given
    var account = account();
    account.aws.person().createAccessKey("alice");
    var event = account.waiting().getFirst().body();
    var other = account(_ -> {}, Deployed.WATCH, Deployed.TOPIC);
    other.aws.iam().addAccessKey("alice", "Active", NOON, Optional.empty());

    // when
    send(other, event.replace("\"alice\"", "\"" + name + "\""));
    other.pass(Duration.ofMinutes(3));

    // then
    assertThat(other.told())
        .singleElement()
        .satisfies(
            message ->
                assertThat(message.message())
                    .contains("- alice: 2 active access keys", "- alice: CreateAccessKey of"));
  }

  @ParameterizedTest
  @CsvSource({"rotationGraceDays, 14", "maxActiveKeys, 1"})
  void whoIsAllowedTheKeyIsNotTold(String parameter, String value) {
    // given a rotation, or a key that went at once
    var account = account();
    var rule = account.aws.config().rule(account.stack.ruleName()).orElseThrow();
    var parameters = new TreeMap<>(rule.parameters());
    parameters.put(parameter, value);
    account.aws.config().putRule(new ConfigRule(rule.name(), parameters, rule.functionArn()));

    // when
    var key = account.aws.person().createAccessKey("alice");
    if (parameter.equals("maxActiveKeys")) {
      account.aws.person().deleteAccessKey("alice", key);
    }
    account.pass(Duration.ofMinutes(3));

    // then
    assertThat(account.told()).isEmpty();
    assertThat(account.runs()).hasSize(1);
    assertThat(account.verdict("alice")).isEqualTo("COMPLIANT");
  }

  @Test
  void aUserThatIsGoneIsNotTold() {
    // given
    var account = account();
    account.aws.person().createUser("carol");
    account.aws.person().createAccessKey("carol");
    account.aws.iam().deleteUser("carol");

    // when
    account.pass(Duration.ofMinutes(3));

    // then
    assertThat(account.told()).isEmpty();
    assertThat(account.waiting()).isEmpty();
    assertThat(account.runs()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("readings")
  void aThousandEventsInAMinuteMakeTwoRunsAtTheMost(EventSourceReadings readings) {
    // given
    var account = account(readings);

    // when
    for (var event = 0; event < 1_000; event++) {
      account.aws.person().tagUser("alice", "AKIAIOSFODNN7EXAMPL" + event % 10, "" + event);
      account.pass(Duration.ofMillis(60));
    }
    account.pass(HOUR);

    // then
    assertThat(account.runs()).hasSizeBetween(1, 2);
    assertThat(account.waiting()).isEmpty();
    assertThat(account.givenUp()).isEmpty();
    assertThat(account.aws.topics().messages()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("readings")
  void aBurstOfNewKeysIsAMessageABatch(EventSourceReadings readings) {
    // given
    var account = account(readings);
    for (var user = 0; user < 60; user++) {
      account.user("user-%02d".formatted(user), 1);
    }

    // when
    for (var user = 0; user < 60; user++) {
      account.aws.person().createAccessKey("user-%02d".formatted(user));
    }
    account.pass(HOUR);

    // then
    assertThat(account.told()).hasSize(readings.equals(EventSourceReadings.simple()) ? 1 : 5);
    assertThat(account.runs()).hasSizeBetween(1, 2);
    assertThat(account.verdict("user-59")).isEqualTo("NON_COMPLIANT");
    if (readings.equals(EventSourceReadings.simple())) {
      assertThat(account.told().getFirst().message())
          .contains("25 IAM users have more", "35 more IAM users got an active access key");
    }
  }

  @ParameterizedTest
  @MethodSource("readings")
  void anEventDuringARunMakesOneMoreAfterIt(EventSourceReadings readings) {
    // given runs that are under way for ten minutes
    var account =
        account(
            settings ->
                settings.eventSourceReadings(readings).evaluationDuration(Duration.ofMinutes(10)),
            Deployed.WATCH,
            Deployed.TOPIC);
    account.aws.person().createAccessKey("alice");
    account.pass(Duration.ofSeconds(75));
    assertThat(account.runs()).hasSize(1);

    // when
    account.aws.person().createAccessKey("bob");
    account.pass(HOUR);

    // then
    assertThat(account.runs()).hasSize(2);
    assertThat(account.runs().getLast().started()).isAfterOrEqualTo(NOON.plusSeconds(675));
    assertThat(account.verdict("bob")).isEqualTo("NON_COMPLIANT");
    assertThat(account.waiting()).isEmpty();
    assertThat(account.givenUp()).isEmpty();
  }

  /** It is told once, although its messages come back until a run may start. */
  @Test
  void isToldOnceThoughTheRunIsRefusedAtFirst() {
    // given
    var account =
        account(
            settings -> settings.evaluationDuration(Duration.ofMinutes(10)),
            Deployed.WATCH,
            Deployed.TOPIC);
    account.aws.person().tagUser("bob", "AKIAIOSFODNN7EXAMPLE", "a description");
    account.pass(Duration.ofSeconds(75));

    // when
    account.aws.person().createAccessKey("alice");
    account.pass(HOUR);

    // then
    assertThat(account.told()).hasSize(1);
    assertThat(account.runs()).hasSize(2);
  }

  /** Somebody else starts the rule again and again. Their runs cover what waits. */
  @Test
  void runsOfOthersWithoutAnEndPutNothingAside() {
    // given a run that never ends for AWS Config
    var account =
        account(
            settings -> settings.evaluationDuration(Duration.ofDays(2)),
            Deployed.WATCH,
            Deployed.TOPIC);
    account.aws.person().createAccessKey("alice");
    account.pass(Duration.ofSeconds(75));

    // when
    account.aws.person().createAccessKey("bob");
    account.pass(Duration.ofHours(5));

    // then
    assertThat(account.waiting()).isEmpty();
    assertThat(account.givenUp()).isEmpty();
  }

  @Test
  void anotherRefusalIsTriedTwelveTimesAndPutAside() {
    // given
    var account = account();
    account.aws.faults().deny("StartConfigRulesEvaluation");

    // when
    account.aws.person().createAccessKey("alice");
    account.pass(HOUR);

    // then
    assertThat(account.batches()).hasSize(12);
    assertThat(account.givenUp()).hasSize(1);
    assertThat(account.waiting()).isEmpty();
    assertThat(account.runs()).isEmpty();
    assertThat(account.told()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no JSON", "null", "{}", "{\"detail\": {}}", "<html/>"})
  void aPoisonedMessageIsPutAsideAndBlocksNobody(String body) {
    // given
    var account = account();
    send(account, body);

    // when
    account.aws.person().createAccessKey("alice");
    account.pass(Duration.ofMinutes(3));

    // then
    assertThat(account.verdict("alice")).isEqualTo("NON_COMPLIANT");
    assertThat(account.waiting()).hasSize(1);

    // when
    account.pass(HOUR);

    // then
    assertThat(account.givenUp()).extracting(QueueMessage::body).containsExactly(body);
    assertThat(account.runs()).hasSize(1);
  }

  /** Puts a message into the queue as its rule does. */
  private static void send(Account account, String body) {
    account
        .aws
        .queues()
        .deliver(
            "events.amazonaws.com",
            account.stack.eventRuleArns().values().iterator().next(),
            account.aws.account().arn("sqs", account.queue("WatchQueue")),
            new QueueMessage(body, Map.of()));
  }

  /** EventBridge and SQS deliver at least once, and in any order. */
  @ParameterizedTest
  @MethodSource("readings")
  void duplicatesAndLateEventsMakeNoDifference(EventSourceReadings readings) {
    // given
    var account = account(readings);
    var key = account.aws.person().createAccessKey("alice");
    account.aws.person().deleteAccessKey("alice", key);
    account.aws.person().createAccessKey("alice");
    var bodies = account.waiting().stream().map(QueueMessage::body).toList();
    account.pass(Duration.ofMinutes(3));
    var told = account.told().size();

    // when the same events come again, the last one first
    for (var body : bodies.reversed()) {
      send(account, body);
    }
    account.pass(HOUR);

    // then
    assertThat(bodies).hasSize(3);
    assertThat(account.verdict("alice")).isEqualTo("NON_COMPLIANT");
    assertThat(account.runs()).hasSizeLessThanOrEqualTo(3);
    assertThat(account.waiting()).isEmpty();
    if (readings.equals(EventSourceReadings.simple())) {
      assertThat(account.told()).hasSize(told).hasSize(1);
    }
  }

  @Test
  void whatCannotBeToldIsTriedAgainAndStopsNoRun() {
    // given
    var account = account();
    account.aws.faults().deny("Publish");

    // when
    account.aws.person().createAccessKey("alice");
    account.pass(Duration.ofMinutes(3));

    // then
    assertThat(account.runs()).hasSize(1);
    assertThat(account.waiting()).hasSize(1);

    // when
    account.aws.faults().clear();
    account.pass(Duration.ofMinutes(4));

    // then
    assertThat(account.told()).hasSize(1);
    assertThat(account.runs()).hasSize(1);
    assertThat(account.waiting()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ListUsers",
        "ListAccessKeys",
        "ListUserTags",
        "DescribeConfigRules",
        "GetSchedule"
      })
  void whatCannotBeReadIsTriedAgainAndStopsNoRun(String action) {
    // given
    var account = account();
    account.aws.faults().deny(action);

    // when
    account.aws.person().createAccessKey("alice");
    account.pass(Duration.ofSeconds(80));

    // then
    assertThat(account.runs()).hasSize(1);
    assertThat(account.waiting()).hasSize(1);
    assertThat(account.log()).anyMatch(line -> line.contains("People could not be told:"));

    // when
    account.aws.faults().clear();
    account.pass(Duration.ofMinutes(5));

    // then
    assertThat(account.told()).hasSize(1);
    assertThat(account.waiting()).isEmpty();
  }

  /** The runbook evaluates the rule itself. */
  @Test
  void whatTheRunbooksDoMakesNoEvent() {
    // given
    var account = account();
    account.aws.iam().addAccessKey("bob", "Active", NOON.minus(Duration.ofDays(900)), used());
    var bob = account.aws.iam().user("bob").orElseThrow();

    // when
    var removal =
        account.aws.remediation().start(account.stack.ruleName(), List.of(bob.id())).getFirst();

    // then
    assertThat(removal.succeeded()).isTrue();
    assertThat(account.aws.calls().count("UpdateAccessKey")).isPositive();
    assertThat(account.waiting()).isEmpty();
  }

  @Test
  void failedCallsMakeNoEvent() {
    // given
    var account = account();
    account.aws.person().createAccessKey("alice");
    account.pass(HOUR);

    // when a third key is refused
    assertThatThrownBy(() -> account.aws.person().createAccessKey("alice"));

    // then
    assertThat(account.waiting()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true, false", "true, true", "false, false"})
  void theRoleMayWhatTheFunctionCallsAndNothingElse(boolean withTopic, boolean detectionOnly) {
    // given
    var account =
        withTopic
            ? detectionOnly
                ? account(_ -> {}, Deployed.WATCH, Deployed.TOPIC, Deployed.OFF)
                : account()
            : account(_ -> {}, Deployed.WATCH);

    // when
    account.aws.person().createAccessKey("alice");
    account.pass(Duration.ofMinutes(3));

    // then
    var allowed = new TreeSet<>(account.aws.permissions().allowedActions(account.watch()));
    allowed.removeAll(List.of("logs:CreateLogStream", "logs:PutLogEvents"));
    assertThat(account.aws.calls().permissionsUsed(account.watch()))
        .containsExactlyElementsOf(allowed);
    assertThat(account.verdict("alice")).isEqualTo("NON_COMPLIANT");
    assertThat(account.told()).hasSize(withTopic ? 1 : 0);
  }

  /** IAM's events are in another Region: a second stack forwards them, by a role for that alone. */
  @Test
  void aStackFarFromIamHearsByTheForwardingStack() {
    // given
    var account =
        account(
            settings -> settings.region(Region.EU_WEST_1), Deployed.WATCH, Deployed.FAR_FROM_IAM);
    account.aws.person().createAccessKey("alice");
    account.pass(HOUR);
    assertThat(account.runs()).isEmpty();

    // when
    var forwarding =
        account.cloudFormation.deploy(Deployed.forwarding(), "OneKeyEventsStack", Region.US_EAST_1);
    account.aws.person().createAccessKey("bob");
    account.pass(Duration.ofMinutes(3));

    // then
    assertThat(account.runs()).hasSize(1);
    assertThat(account.verdict("bob")).isEqualTo("NON_COMPLIANT");
    var role = forwarding.roles().values().iterator().next();
    assertThat(account.aws.permissions().allowedActions(role)).containsExactly("events:PutEvents");
    assertThat(account.aws.calls().permissionsUsed(role)).containsExactly("events:PutEvents");
  }

  /** The line that the function logs about a batch. */
  @Test
  void logsWhatItDid() {
    // given
    var account = account();

    // when
    account.aws.person().createAccessKey("alice");
    account.pass(Duration.ofMinutes(3));

    // then
    assertThat(Json.parse(account.batches().getFirst().invocation().event()).at("/Records"))
        .hasSize(1);
    assertThat(account.log())
        .containsExactly("OneKey watch: events=1 unreadable=0 told=1 untold=0 run=started again=0");
  }
}
