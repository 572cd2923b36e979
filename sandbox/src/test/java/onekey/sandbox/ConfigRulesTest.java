package onekey.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import onekey.sandbox.SandboxSettings.Transport;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Principal;
import onekey.sandbox.config.ConfigRule;
import onekey.sandbox.config.ConfigService;
import onekey.sandbox.config.EvaluationMode;
import onekey.sandbox.lambda.Invocation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigException;
import software.amazon.awssdk.services.config.model.ConfigRuleState;
import software.amazon.awssdk.services.config.model.LimitExceededException;
import software.amazon.awssdk.services.config.model.NoSuchConfigRuleException;
import software.amazon.awssdk.services.config.model.Owner;

class ConfigRulesTest {

  private static final String RULE = "one-key";

  private final Sandbox sandbox = Sandbox.start();
  private final ConfigClient config = PlainClients.config(sandbox, Principal.ROOT);
  private final List<Map<String, Object>> events = new ArrayList<>();
  private String function = "";

  @BeforeEach
  void createRule() {
    function = sandbox.lambda().register("judge", new Recorder(events::add));
    sandbox.config().putRule(new ConfigRule(RULE, Map.of("maxActiveKeys", "1"), function));
  }

  @AfterEach
  void close() {
    config.close();
    sandbox.close();
  }

  @Test
  void describesARule() {
    // when
    var rule =
        config
            .describeConfigRules(request -> request.configRuleNames(RULE))
            .configRules()
            .getFirst();

    // then
    assertThat(rule.configRuleName()).isEqualTo(RULE);
    assertThat(rule.configRuleArn())
        .isEqualTo("arn:aws:config:us-east-1:111122223333:config-rule/" + rule.configRuleId());
    assertThat(rule.configRuleState()).isEqualTo(ConfigRuleState.ACTIVE);
    assertThat(rule.source().owner()).isEqualTo(Owner.CUSTOM_LAMBDA);
    assertThat(rule.source().sourceIdentifier())
        .isEqualTo(function)
        .isEqualTo("arn:aws:lambda:us-east-1:111122223333:function:judge");
    assertThat(rule.inputParameters()).isEqualTo("{\"maxActiveKeys\":\"1\"}");
  }

  @Test
  void describesAllRulesWhereNoneIsNamed() {
    // given
    sandbox.config().putRule(new ConfigRule("another", Map.of(), function, "DELETING"));

    // when
    var rules = config.describeConfigRules().configRules();

    // then
    assertThat(rules).hasSize(2);
    assertThat(rules.getFirst().inputParameters()).isNull();
    assertThat(rules.getFirst().configRuleState()).isEqualTo(ConfigRuleState.DELETING);
  }

  @Test
  void saysThatThereIsNoSuchRule() {
    assertThatExceptionOfType(NoSuchConfigRuleException.class)
        .isThrownBy(() -> config.describeConfigRules(request -> request.configRuleNames("other")))
        .withMessageContaining("other");
    assertThatExceptionOfType(NoSuchConfigRuleException.class).isThrownBy(() -> start("other"));
  }

  @Test
  void refusesARuleWhoseFunctionIsNotThere() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> sandbox.config().putRule(new ConfigRule("other", Map.of(), "arn:nowhere")))
        .withMessageContaining("arn:nowhere");
  }

  @Test
  void invokesTheFunctionWithAScheduledEvent() {
    // when
    start(RULE);

    // then
    var event = events.getFirst();
    assertThat(event)
        .containsEntry("configRuleName", RULE)
        .containsEntry("accountId", "111122223333")
        .containsEntry("eventLeftScope", false)
        .containsEntry("ruleParameters", "{\"maxActiveKeys\":\"1\"}")
        .containsEntry("version", "1.0")
        .containsEntry("configRuleId", ConfigService.ruleId(RULE));
    assertThat(event.get("resultToken")).asString().isNotBlank();
    assertThat(event.get("configRuleArn"))
        .asString()
        .endsWith(":config-rule/" + ConfigService.ruleId(RULE));
    assertThat(event.get("executionRoleArn")).asString().contains(":role/aws-service-role/config");
    var invokingEvent = Json.parseObject(String.valueOf(event.get("invokingEvent")));
    assertThat(invokingEvent.path("messageType").asText()).isEqualTo("ScheduledNotification");
    assertThat(invokingEvent.path("awsAccountId").asText()).isEqualTo("111122223333");
    assertThat(invokingEvent.path("notificationCreationTime").asText())
        .isEqualTo("2026-11-24T12:00:00Z");
    assertThat(invokingEvent.path("recordVersion").asText()).isEqualTo("1.0");
  }

  @Test
  void keepsWhatTheFunctionAnswered() {
    // when
    start(RULE);

    // then
    var run = sandbox.config().runs(RULE).getFirst();
    assertThat(run.started()).isEqualTo(sandbox.clock().instant());
    assertThat(run.invocation().outcome())
        .isEqualTo(new Invocation.Outcome.Answered("{\"seen\":\"one-key\"}"));
  }

  @Test
  void keepsWhatTheFunctionThrew() {
    // given
    var failing =
        sandbox
            .lambda()
            .register(
                "failing",
                new Recorder(
                    _ -> {
                      throw new IllegalStateException("no such luck");
                    }));
    sandbox.config().putRule(new ConfigRule(RULE, Map.of(), failing));

    // when
    var run = sandbox.config().evaluate(RULE);

    // then
    assertThat(run.invocation().succeeded()).isFalse();
    assertThat(run.invocation().outcome())
        .isInstanceOfSatisfying(
            Invocation.Outcome.Failed.class,
            failed -> {
              var error = Json.parseObject(failed.payload());
              assertThat(error.path("errorMessage").asText()).isEqualTo("no such luck");
              assertThat(error.path("errorType").asText())
                  .isEqualTo("java.lang.IllegalStateException");
              assertThat(error.path("stackTrace").isArray()).isTrue();
            });
    assertThat(sandbox.config().runs(RULE)).containsExactly(run);
  }

  @Test
  void refusesASecondStartWithinAMinute() {
    // given
    start(RULE);
    sandbox.clock().advance(Duration.ofSeconds(59));

    // then
    assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> start(RULE));
    sandbox.clock().advance(Duration.ofSeconds(1));
    start(RULE);
    assertThat(events).hasSize(2);
  }

  @Test
  void runsBySchedulesAsOftenAsItLikes() {
    sandbox.config().evaluate(RULE);
    sandbox.config().evaluate(RULE);

    assertThat(events).hasSize(2);
    assertThat(events).extracting(event -> event.get("resultToken")).doesNotHaveDuplicates();
  }

  @Test
  void isEvaluatingAndRefusesAnotherStartWhileOneRuns() {
    // given
    var states = new ArrayList<ConfigRuleState>();
    var watching =
        sandbox
            .lambda()
            .register(
                "watching",
                new Recorder(
                    _ -> {
                      sandbox.clock().advance(Duration.ofMinutes(5));
                      assertThatExceptionOfType(LimitExceededException.class)
                          .isThrownBy(() -> start(RULE))
                          .withMessageContaining("in progress");
                      states.add(state());
                    }));
    sandbox.config().putRule(new ConfigRule(RULE, Map.of(), watching));

    // when
    start(RULE);

    // then
    assertThat(sandbox.config().runs(RULE))
        .allSatisfy(run -> assertThat(run.invocation().succeeded()).isTrue());
    assertThat(states).containsExactly(ConfigRuleState.EVALUATING);
    assertThat(state()).isEqualTo(ConfigRuleState.ACTIVE);
  }

  @Test
  void answersBeforeTheFunctionHasRunIfSetSo() throws InterruptedException {
    try (var other = Sandbox.start(settings -> settings.evaluationMode(EvaluationMode.BACKGROUND));
        var client = PlainClients.config(other, Principal.ROOT)) {
      // given
      var hold = new CountDownLatch(1);
      var ended = new CountDownLatch(1);
      var slow =
          other
              .lambda()
              .register(
                  "slow",
                  new Recorder(
                      _ -> {
                        awaitQuietly(hold);
                        ended.countDown();
                      }));
      other.config().putRule(new ConfigRule(RULE, Map.of(), slow));

      // when
      client.startConfigRulesEvaluation(request -> request.configRuleNames(RULE));

      // then
      assertThat(other.config().runs(RULE)).isEmpty();
      assertThat(other.config().state(RULE)).isEqualTo("EVALUATING");
      hold.countDown();
      ended.await();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void isEvaluatingForAsLongAsRunsAreSetToLast(boolean byItsSchedule) {
    try (var other = Sandbox.start(settings -> settings.evaluationDuration(Duration.ofMinutes(2)));
        var client = PlainClients.config(other, Principal.ROOT)) {
      // given
      var function = other.lambda().register("some", new Recorder(_ -> {}));
      other.config().putRule(new ConfigRule(RULE, Map.of(), function));

      // when
      if (byItsSchedule) {
        other.config().evaluate(RULE);
      } else {
        client.startConfigRulesEvaluation(request -> request.configRuleNames(RULE));
      }
      other.clock().advance(Duration.ofSeconds(119));

      // then
      assertThat(other.config().state(RULE)).isEqualTo("EVALUATING");
      assertThatExceptionOfType(LimitExceededException.class)
          .isThrownBy(
              () -> client.startConfigRulesEvaluation(request -> request.configRuleNames(RULE)))
          .withMessageContaining("in progress");
      other.clock().advance(Duration.ofSeconds(1));
      assertThat(other.config().state(RULE)).isEqualTo("ACTIVE");
      client.startConfigRulesEvaluation(request -> request.configRuleNames(RULE));
      assertThat(other.config().runs(RULE)).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void givesAnAnswerWithoutElementsARequestId(Transport transport) {
    try (var other = Sandbox.start(settings -> settings.transport(transport));
        var clients = other.clients(Principal.ROOT)) {
      // given
      var function = other.lambda().register("some", new Recorder(_ -> {}));
      other.config().putRule(new ConfigRule(RULE, Map.of(), function));

      // when
      var answer =
          clients.config().startConfigRulesEvaluation(request -> request.configRuleNames(RULE));

      // then
      assertThat(answer.responseMetadata().requestId()).isNotEqualTo("UNKNOWN");
    }
  }

  @Test
  void refusesAStartOfNoRule() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> config.startConfigRulesEvaluation(request -> request.configRuleNames()));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void start(String rule) {
    config.startConfigRulesEvaluation(request -> request.configRuleNames(rule));
  }

  private ConfigRuleState state() {
    return config
        .describeConfigRules(request -> request.configRuleNames(RULE))
        .configRules()
        .getFirst()
        .configRuleState();
  }

  private record Recorder(Consumer<Map<String, Object>> seen)
      implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
      seen.accept(event);
      return Map.of("seen", event.getOrDefault("configRuleName", ""));
    }
  }
}
