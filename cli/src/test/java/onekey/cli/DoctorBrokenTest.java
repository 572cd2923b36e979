package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.cli.doctor.check.Topic;
import onekey.sandbox.api.Json;
import onekey.sandbox.sqs.QueueMessage;
import onekey.sandbox.template.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way of being broken is named by its own check, and the others say what they said before. */
class DoctorBrokenTest {

  private static final Instant LATER = Instant.parse("2026-12-01T08:00:00Z");

  /**
   * A way of being broken.
   *
   * @param breaking breaks a healthy account so
   * @param named the checks that must name it
   * @param silenced the checks that cannot tell any more
   * @param says what one of the lines says
   */
  record Broken(
      String name,
      Consumer<DoctorSandbox> breaking,
      Set<Topic> named,
      Set<Topic> silenced,
      String says) {

    Broken(String name, Consumer<DoctorSandbox> breaking, Topic named, String says) {
      this(name, breaking, Set.of(named), Set.of(), says);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Broken> ways() {
    return Stream.of(
        new Broken(
            "stack rolled back",
            account ->
                account.sandbox().stacks().setStatus("OneKeyStack", "UPDATE_ROLLBACK_COMPLETE"),
            Topic.STACK,
            "UPDATE_ROLLBACK_COMPLETE"),
        new Broken(
            "stack being updated",
            account -> account.sandbox().stacks().setStatus("OneKeyStack", "UPDATE_IN_PROGRESS"),
            Topic.STACK,
            "it is being changed"),
        new Broken(
            "rule deleted",
            account -> account.sandbox().config().deleteRule(account.ruleName()),
            Set.of(Topic.RULE),
            Set.of(Topic.POLICY, Topic.RUN, Topic.ROLES, Topic.VERDICTS),
            "somebody deleted it"),
        new Broken(
            "rule edited behind the stack, less careful",
            account -> put(account, "minimumIdleDays", "30"),
            // The dates of the annotations follow from it.
            Set.of(Topic.POLICY, Topic.VERDICTS),
            Set.of(),
            "minimumIdleDays is 30, deployed was 45"),
        new Broken(
            "rule edited behind the stack, another limit",
            account -> put(account, "maximumExemptionDays", "1"),
            Topic.POLICY,
            "maximumExemptionDays is 1, deployed was 366"),
        new Broken(
            "rule edited to an unknown parameter",
            account -> put(account, "keys", "2"),
            Set.of(Topic.RULE),
            Set.of(Topic.POLICY, Topic.VERDICTS),
            "keys"),
        new Broken(
            "last run failed",
            account -> {
              account.sandbox().faults().deny("ListUsers");
              account.sandbox().config().evaluate(account.ruleName());
              account.sandbox().faults().clear();
            },
            Set.of(Topic.RUN, Topic.ERRORS),
            Set.of(),
            "The last run failed at 2026-11-24T12:00:00Z"),
        new Broken(
            "function errors",
            account -> account.sandbox().metrics().send(function(account, "Choose"), "Errors", 2),
            Topic.ERRORS,
            "Errors: 2, throttles: 0, in the last 7 days."),
        new Broken(
            "function throttled",
            account -> account.sandbox().metrics().send(function(account, "Watch"), "Throttles", 3),
            Topic.ERRORS,
            "Errors: 0, throttles: 3,"),
        new Broken(
            "function deleted",
            account ->
                account
                    .sandbox()
                    .lambda()
                    .delete(DoctorSandbox.of(account.deployment().functionArns(), "Choose")),
            Topic.FUNCTIONS,
            "There is no such function"),
        new Broken(
            "service control policy",
            account ->
                account
                    .sandbox()
                    .permissions()
                    .addServiceControlPolicy(allBut("iam:UpdateAccessKey")),
            Topic.ROLES,
            "A service control policy of the organization does not allow iam:UpdateAccessKey on"),
        new Broken(
            "permissions boundary",
            account ->
                account
                    .sandbox()
                    .permissions()
                    .setBoundary(account.role("ChooseRole"), allBut("config:DescribeConfigRules")),
            Topic.ROLES,
            "The permissions boundary of the role does not allow config:DescribeConfigRules on *"),
        new Broken(
            "inline policy deleted",
            account -> account.sandbox().permissions().detachAll(account.role("WatchRole")),
            Topic.ROLES,
            "No policy of the role allows sqs:ReceiveMessage on"),
        new Broken(
            "policy that denies attached",
            account ->
                account
                    .sandbox()
                    .permissions()
                    .attach(
                        account.role("RemovalRunbookRole"),
                        List.of(
                            "{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"iam:PassRole\",\"Resource\":\"*\"}]}")),
            Topic.ROLES,
            "which the stack did not make, denies iam:PassRole on"),
        new Broken(
            "role deleted",
            account -> account.sandbox().roles().delete(account.role("DeletionRunbookRole").name()),
            Topic.ROLES,
            "There is no such role"),
        new Broken(
            "subscription not confirmed",
            account ->
                account
                    .deployment()
                    .topicArns()
                    .values()
                    .forEach(
                        arn -> {
                          account.sandbox().topics().unsubscribe(arn);
                          account.sandbox().topics().subscribe(arn, "email", "late@example.com");
                        }),
            Topic.SUBSCRIPTIONS,
            "The subscription of late@example.com (email) is not confirmed"),
        new Broken(
            "nobody subscribed",
            account ->
                account
                    .deployment()
                    .topicArns()
                    .values()
                    .forEach(account.sandbox().topics()::unsubscribe),
            Topic.SUBSCRIPTIONS,
            "Nobody has subscribed"),
        new Broken(
            "message in a dead-letter queue",
            account ->
                account
                    .sandbox()
                    .queues()
                    .put(
                        DoctorSandbox.of(account.deployment().queueNames(), "DeletionSchedules"),
                        new QueueMessage("{}", Map.of())),
            Topic.DEAD_LETTERS,
            "Messages: 1."),
        new Broken(
            "schedule for a vanished key",
            account ->
                account
                    .sandbox()
                    .scheduler()
                    .put(account.deletionOf("AKIAVANISHED00000001", LATER)),
            Topic.SCHEDULES,
            "Its key is not there any more"),
        new Broken(
            "schedule disabled",
            account ->
                account
                    .sandbox()
                    .scheduler()
                    .put(account.deletionOf(account.restingKey(), LATER).disabled()),
            // The judge takes it for no deletion.
            Set.of(Topic.SCHEDULES, Topic.VERDICTS),
            Set.of(),
            "Somebody disabled it"),
        new Broken(
            "schedule of somebody else",
            account ->
                account
                    .sandbox()
                    .scheduler()
                    .put(
                        account.schedule(
                            "remove-AKIAVICTIM0000000001",
                            LATER,
                            "arn:aws:iam::111122223333:role/evil",
                            "arn:aws:scheduler:::aws-sdk:ssm:startAutomationExecution",
                            Json.object())),
            Topic.SCHEDULES,
            "It is not one that OneKey makes"),
        new Broken(
            "verdict differs",
            account -> {
              var keys = account.sandbox().iam().user(DoctorSandbox.ALICE).orElseThrow();
              account.sandbox().iam().setStatus(keys.accessKeys().getFirst().id(), "Inactive");
            },
            Topic.VERDICTS,
            "AWS Config has NON_COMPLIANT, a plan of this moment says COMPLIANT."),
        new Broken(
            "verdict missing",
            account -> account.sandbox().config().deleteEvaluationResults(account.ruleName()),
            Topic.VERDICTS,
            "AWS Config has no verdict; a plan of this moment says NON_COMPLIANT."),
        new Broken(
            "user no longer there",
            account -> account.sandbox().iam().deleteUser(DoctorSandbox.BOB),
            Topic.VERDICTS,
            "there is no such user any more"),
        new Broken(
            "recorder stopped",
            account -> account.sandbox().recorders().stop(),
            Topic.RECORDER,
            "It is stopped. Whether OneKey's rule needs a recorder is not documented by AWS."),
        new Broken(
            "recorder failing",
            account -> account.sandbox().recorders().setLastStatus("Failure"),
            Topic.RECORDER,
            "its last delivery failed"),
        new Broken(
            "no recorder",
            account -> account.sandbox().recorders().delete(),
            Topic.RECORDER,
            "There is none in this Region"),
        new Broken(
            "alarm",
            account ->
                account
                    .sandbox()
                    .alarms()
                    .setState("OneKeyStack-NoticesRuleHasNotRun3D4F2E20", "ALARM"),
            Topic.ALARMS,
            "Its state is ALARM."),
        new Broken(
            "event source mapping disabled",
            account ->
                account
                    .deployment()
                    .eventSourceIds()
                    .values()
                    .forEach(account.sandbox().eventSources()::disable),
            Topic.WATCH,
            "Its state is Disabled"),
        new Broken(
            "event rule disabled",
            account ->
                account
                    .sandbox()
                    .eventBuses()
                    .setState(
                        DoctorSandbox.of(account.deployment().eventRuleArns(), "WatchRule"), false),
            Topic.EVENTS,
            "It is disabled"),
        new Broken(
            "remediation deleted",
            account -> account.sandbox().remediation().delete(account.ruleName()),
            Topic.REMEDIATION,
            "It is not there"),
        new Broken(
            "runbook deleted",
            account ->
                account
                    .sandbox()
                    .automation()
                    .deleteDocument(
                        DoctorSandbox.of(account.deployment().documentNames(), "DeletionRunbook")),
            Topic.RUNBOOKS,
            "It is not there"));
  }

  private static void put(DoctorSandbox account, String parameter, String value) {
    var rule = account.sandbox().config().rule(account.ruleName()).orElseThrow();
    account.sandbox().config().putRule(rule.withParameter(parameter, value));
  }

  private static String function(DoctorSandbox account, String prefix) {
    var arn = DoctorSandbox.of(account.deployment().functionArns(), prefix);
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  private static String allBut(String action) {
    return """
        {"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},
        {"Effect":"Deny","Action":"%s","Resource":"*"}]}"""
        .formatted(action);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void namesExactlyWhatIsBroken(Broken broken) {
    try (var account = DoctorSandbox.healthy()) {
      var before = account.examine();

      // when
      broken.breaking().accept(account);
      var found = account.examine();

      // then
      assertThat(Set.copyOf(DoctorSandbox.with("WRONG", found))).isEqualTo(broken.named());
      assertThat(Set.copyOf(DoctorSandbox.with("NOT_CHECKABLE", found)))
          .isEqualTo(broken.silenced());
      assertThat(found.toString()).contains(broken.says());
      assertThat(others(broken, found)).isEqualTo(others(broken, before));
      assertThat(account.run().exitCode()).isEqualTo(ExitCode.OVER_LIMIT);
    }
  }

  /** Every line that is wrong says what to do. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void saysWhatToDo(Broken broken) {
    try (var account = DoctorSandbox.healthy()) {
      // when
      broken.breaking().accept(account);
      var found = account.examine();

      // then
      for (var lines : found.values()) {
        for (var line : lines) {
          assertThat(line.get("toDo").isNull())
              .isEqualTo(!line.get("status").asText().equals("WRONG"));
        }
      }
    }
  }

  private static Map<Topic, JsonNode> others(Broken broken, Map<Topic, JsonNode> found) {
    return Arrays.stream(Topic.values())
        .filter(topic -> !broken.named().contains(topic) && !broken.silenced().contains(topic))
        // It says what the parameters are.
        .filter(topic -> topic != Topic.RULE)
        .collect(Collectors.toMap(topic -> topic, found::get));
  }

  @Test
  void namesARunThatIsTooOld() {
    var before = CommandLineRun.CLOCK.instant().minus(Duration.ofHours(49));
    try (var account =
        DoctorSandbox.of(
            Template.ofStackWithWatch(), "OneKeyStack", settings -> settings.start(before))) {
      // when
      var found = account.examine();

      // then
      assertThat(DoctorSandbox.with("WRONG", found)).contains(Topic.RUN);
      assertThat(String.valueOf(found.get(Topic.RUN)))
          .contains("49 hours ago, and there should be one every 24 hours");
    }
  }

  /** What is attached to an issue tells nothing of the account, however it is broken. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void writesNoPersonalDetailsIntoJson(Broken broken) {
    try (var account = DoctorSandbox.healthy()) {
      broken.breaking().accept(account);

      // when
      var json = account.run("--format", "json").out();

      // then
      assertThat(json)
          .doesNotContain("111122223333", "OneKeyStack", "example.com", "iam-user-single")
          .doesNotContain(DoctorSandbox.ALICE, DoctorSandbox.BOB, DoctorSandbox.CAROL)
          .doesNotContain("arn:aws", "OneKeyRemovalAutomation")
          .doesNotContainPattern("A(KIA|IDA|SIA|ROA)[A-Z0-9]{5,}");
    }
  }
}
