package onekey.sandbox.endtoend;

import static onekey.sandbox.api.Faults.action;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import onekey.sandbox.PlainClients;
import onekey.sandbox.api.ApiError;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.Principal;
import onekey.sandbox.iam.KeyUse;
import onekey.sandbox.permission.PassRole;
import onekey.sandbox.scheduler.Schedule;
import onekey.sandbox.scheduler.ScheduleInvocation;
import onekey.sandbox.sqs.QueueMessage;
import onekey.sandbox.ssm.AutomationExecution;
import onekey.sandbox.ssm.AutomationReadings;
import onekey.sandbox.ssm.AutomationReadings.AbsentOutput;
import onekey.sandbox.ssm.AutomationReadings.FunctionError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An extra key from deactivation through quarantine to deletion, with the synthesized template. */
class QuarantineTest {

  private static final Duration WEEK = Duration.ofDays(7);

  private RemovalSandbox account = new RemovalSandbox();

  @AfterEach
  void close() {
    account.close();
  }

  private void restart(AutomationReadings readings) {
    account.close();
    account = new RemovalSandbox(readings);
  }

  private void pass(Duration time) {
    account.aws.clock().advance(time);
  }

  private List<Schedule> pending() {
    return account.aws.scheduler().schedules();
  }

  /** The execution that the only schedule started. */
  private AutomationExecution deletion() {
    assertThat(account.aws.scheduler().invocations()).hasSize(1);
    var invocation = account.aws.scheduler().invocations().getFirst();
    return invocation.executionId().flatMap(account.aws.automation()::execution).orElseThrow();
  }

  private void assertStays(String reason) {
    assertThat(deletion().succeeded()).isTrue();
    assertThat(deletion().outputs())
        .containsEntry("ConfirmRested.confirmed", "false")
        .hasEntrySatisfying("ConfirmRested.reason", text -> assertThat(text).contains(reason));
    assertThat(account.aws.calls().count("DeleteAccessKey")).isZero();
    assertThat(account.writes())
        .allSatisfy(write -> assertThat(write.principal()).isEqualTo(account.automation));
  }

  @Nested
  class InQuarantine {

    @Test
    void deactivatesAtOnceAndSchedulesTheDeletion() {
      // given
      var alice = account.alice();

      // when
      var execution = account.remediate(alice.id());

      // then
      assertThat(execution.succeeded()).isTrue();
      assertThat(execution.stepNames())
          .containsSubsequence("DeactivateKey", "ConfirmInactive", "ScheduleDeletion")
          .doesNotContain("DeleteKey");
      assertThat(execution.outputs())
          .containsEntry("ChooseExtraKey.deleteAt", "2026-12-08T08:00:00");
      assertThat(account.status(alice.extra())).contains("Inactive");
      assertThat(account.status(alice.kept())).contains("Active");
      assertThat(pending())
          .singleElement()
          .satisfies(
              schedule -> {
                assertThat(schedule.name()).isEqualTo("delete-" + alice.extra());
                assertThat(schedule.at()).isEqualTo(RemovalSandbox.NOW.plus(WEEK));
                assertThat(schedule.description()).contains(alice.extra(), "alice");
              });
      assertThat(
              account
                  .aws
                  .config()
                  .evaluation(account.rule(), alice.id())
                  .orElseThrow()
                  .complianceType())
          .isEqualTo("COMPLIANT");
    }

    @Test
    void deletesTheKeyWhenItHasRested() {
      // given
      var alice = account.alice();
      account.remediate(alice.id());

      // when
      pass(WEEK.minusSeconds(1));
      var before = account.status(alice.extra());
      pass(Duration.ofSeconds(1));

      // then
      assertThat(before).contains("Inactive");
      assertThat(account.status(alice.extra())).isEmpty();
      assertThat(account.status(alice.kept())).contains("Active");
      assertThat(deletion().succeeded()).isTrue();
      assertThat(deletion().stepNames())
          .containsExactly("ConfirmRested", "IsRested", "DeleteKey", "ClearSchedule", "Finish");
      assertThat(pending()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 89, 90})
    void restsAsLongAsItIsTold(int days) {
      // given
      var alice = account.alice();

      // when
      account.deploy(Deployed.AT_ONCE);
      account.run(alice.id(), Map.of("DeleteAfterDays", Integer.toString(days)));

      // then
      assertThat(pending().getFirst().at())
          .isEqualTo(RemovalSandbox.NOW.plus(Duration.ofDays(days)));
    }

    @Test
    void deletesAtOnceWithoutAQuarantine() {
      // given
      var alice = account.alice();

      // when
      account.removeAtOnce(alice.id());

      // then
      assertThat(account.status(alice.extra())).isEmpty();
      assertThat(pending()).isEmpty();
    }

    @Test
    void neverDeletesWhatIsOnlyDeactivated() {
      // given
      var alice = account.alice();
      account.run(alice.id(), Map.of("DeleteAfterDays", "never"));

      // when
      pass(Duration.ofDays(100));

      // then
      assertThat(account.status(alice.extra())).contains("Inactive");
      assertThat(account.aws.scheduler().invocations()).isEmpty();
    }

    @Test
    void aSecondStartOfTheDeletionChangesNothingAndSucceeds() {
      // given EventBridge Scheduler delivers at least once
      var alice = account.alice();
      account.remediate(alice.id());
      pass(WEEK);

      // when
      var again =
          account
              .aws
              .automation()
              .start(
                  deletion().documentName(),
                  Map.of(
                      "AutomationAssumeRole",
                      List.of(deletion().parameters().getOrDefault("AutomationAssumeRole", "")),
                      "IamUser",
                      List.of(alice.id()),
                      "AccessKeyId",
                      List.of(alice.extra()),
                      "UnusedSince",
                      List.of("2026-12-01T08:00:00Z")));

      // then
      assertThat(again.succeeded()).isTrue();
      assertThat(again.outputs()).containsEntry("ConfirmRested.confirmed", "false");
      assertThat(account.aws.calls().count("DeleteAccessKey")).isEqualTo(1);
    }

    @Test
    void anExistingScheduleIsSuccess() {
      // given another run that is a step ahead
      var alice = account.alice();
      account
          .aws
          .faults()
          .before(
              call ->
                  call.action().equals("UpdateAccessKey")
                      && account.aws.automation().executions().isEmpty(),
              () -> account.run(alice.id(), Map.of("ReevaluateAfterRemoval", "false")));

      // when
      var execution = account.remediate(alice.id());

      // then
      assertThat(execution.succeeded()).isTrue();
      assertThat(pending()).hasSize(1);
      assertThat(account.status(alice.extra())).contains("Inactive");
    }

    @Test
    void aScheduleThatWasMadeWithoutAnAnswerIsSuccess() {
      // given
      var alice = account.alice();
      account.loseTheAnswerTo("CreateSchedule");

      // when
      var execution = account.remediate(alice.id());

      // then
      assertThat(execution.succeeded()).isTrue();
      assertThat(pending()).hasSize(1);
    }

    @Test
    void aRefusedScheduleFailsAndSaysThatTheKeyIsInactive() {
      // given
      var alice = account.alice();
      account.aws.faults().deny("CreateSchedule");

      // when
      var execution = account.remediate(alice.id());

      // then
      assertThat(execution.succeeded()).isFalse();
      assertThat(execution.steps().getLast().stepName()).isEqualTo("FailKeyLeftInactive");
      assertThat(execution.steps().getLast().failureMessage().orElse("")).contains(alice.extra());
      assertThat(account.status(alice.extra())).contains("Inactive");
    }

    @Test
    void whoDeletesTheScheduleKeepsTheKeyInactive() {
      // given
      var alice = account.alice();
      account.remediate(alice.id());
      var schedule = pending().getFirst();

      // when
      try (var scheduler = PlainClients.scheduler(account.aws, Principal.ROOT)) {
        scheduler.deleteSchedule(
            request -> request.groupName(schedule.groupName()).name(schedule.name()));
      }
      pass(Duration.ofDays(100));

      // then
      assertThat(account.status(alice.extra())).contains("Inactive");
      assertThat(account.aws.calls().count("DeleteAccessKey")).isZero();
    }
  }

  @Nested
  class MadeActiveAgain {

    @Test
    void staysWhenItHasRested() {
      // given
      var alice = account.alice();
      account.remediate(alice.id());
      pass(Duration.ofDays(3));

      // when
      account.aws.iam().setStatus(alice.extra(), "Active");
      pass(Duration.ofDays(4));

      // then
      assertStays("was made active again");
      assertThat(account.status(alice.extra())).contains("Active");
      assertThat(pending()).isEmpty();
    }

    @Test
    void isNotDeactivatedAnewDuringItsQuarantine() {
      // given
      var alice = account.alice();
      account.remediate(alice.id());
      pass(Duration.ofDays(3));
      account.aws.iam().setStatus(alice.extra(), "Active");
      account.aws.calls().reset();

      // when
      var execution = account.remediate(alice.id());

      // then
      assertThat(execution.succeeded()).isTrue();
      assertThat(execution.outputs())
          .containsEntry("ChooseExtraKey.decision", "Hold")
          .hasEntrySatisfying(
              "ChooseExtraKey.reason",
              reason ->
                  assertThat(reason)
                      .endsWith(
                          "was activated again before its deletion, so kept until 2026-12-08."));
      assertThat(account.writes()).isEmpty();
      pass(Duration.ofDays(10));
      assertThat(account.status(alice.extra())).contains("Active");
    }

    @Test
    void hasAWholeQuarantineAgainWhenTheFirstIsOver() {
      // given that the key was not used and the user is not exempt
      var alice = account.alice();
      account.remediate(alice.id());
      account.aws.iam().setStatus(alice.extra(), "Active");
      pass(Duration.ofDays(8));

      // when
      var execution = account.remediate(alice.id());

      // then
      assertThat(execution.succeeded()).isTrue();
      assertThat(account.status(alice.extra())).contains("Inactive");
      assertThat(pending().getFirst().at()).isEqualTo(RemovalSandbox.NOW.plus(Duration.ofDays(15)));
    }
  }

  @Nested
  class Staying {

    static Stream<Arguments> acts() {
      return Stream.of(
          act(
              "a use shows that IAM recorded late",
              "must not be removed any more. With it active: alice: 2 active access keys, 1 allowed.",
              (account, key) ->
                  account
                      .aws
                      .iam()
                      .recordUse(
                          key,
                          new KeyUse(
                              RemovalSandbox.NOW.minus(Duration.ofMinutes(5)), "s3", "us-east-1"))),
          act(
              "a use to send mail shows",
              "may send mail",
              (account, key) ->
                  account
                      .aws
                      .iam()
                      .recordUse(key, new KeyUse(RemovalSandbox.daysAgo(200), "ses", "us-east-1"))),
          act(
              "the key is deleted",
              "has no access key",
              (account, key) -> account.aws.iam().deleteAccessKey(key)),
          act(
              "the user is exempted",
              "With it active: alice: 2 active access keys, exempt until 2027-01-01",
              (account, key) -> account.aws.iam().tagUser("alice", "exempt-until", "2027-01-01")),
          act(
              "the user is deleted",
              "IAM lists no user",
              (account, key) -> account.aws.iam().deleteUser("alice")),
          act(
              "the user is recreated",
              "IAM lists no user",
              (account, key) -> {
                account.aws.iam().deleteUser("alice");
                account.aws.iam().createUser("alice");
                account.key("alice", 400, 0, "");
              }));
    }

    private static Arguments act(
        String what, String reason, BiConsumer<RemovalSandbox, String> person) {
      return Arguments.of(what, reason, person);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("acts")
    void deletesNothingWhen(String what, String reason, BiConsumer<RemovalSandbox, String> person) {
      // given
      account.policy(Map.of("exemptionTag", "exempt-until"));
      var alice = account.alice();
      account.remediate(alice.id());

      // when
      person.accept(account, alice.extra());
      pass(WEEK);

      // then
      assertStays(reason);
    }

    @ParameterizedTest
    @MethodSource("onekey.sandbox.endtoend.RemovalTest#readings")
    void failsAndDeletesNothingWithoutAnAnswer(FunctionError error, AbsentOutput absent) {
      // given
      restart(new AutomationReadings(error, absent));
      var alice = account.alice();
      account.remediate(alice.id());
      account.aws.config().deleteRule(account.rule());

      // when
      pass(WEEK);

      // then
      assertThat(deletion().succeeded()).isFalse();
      assertThat(account.status(alice.extra())).contains("Inactive");
      assertThat(account.aws.calls().count("DeleteAccessKey")).isZero();
    }

    @Test
    void aRefusedDeletionFailsAndSaysThatTheKeyIsInactive() {
      // given
      var alice = account.alice();
      account.remediate(alice.id());
      account.aws.faults().deny("DeleteAccessKey");

      // when
      pass(WEEK);

      // then
      assertThat(deletion().succeeded()).isFalse();
      assertThat(deletion().steps().getLast().failureMessage().orElse(""))
          .contains(alice.extra(), "INACTIVE");
      assertThat(account.status(alice.extra())).contains("Inactive");
    }

    @Test
    void deletingTheStackLeavesTheKeyInactive() {
      // given
      var alice = account.alice();
      account.remediate(alice.id());
      pass(Duration.ofDays(3));

      // when
      account.cloudFormation.delete(account.stack);
      pass(Duration.ofDays(100));

      // then
      assertThat(pending()).isEmpty();
      assertThat(account.status(alice.extra())).contains("Inactive");
      assertThat(account.aws.calls().count("DeleteAccessKey")).isZero();
    }

    @Test
    void aScheduleThatCannotStartTheRunbookSaysSo() {
      // given
      var alice = account.alice();
      account.remediate(alice.id());
      var group = account.stack.documentNames();
      group.values().forEach(account.aws.automation()::deleteDocument);

      // when
      pass(WEEK);

      // then
      assertThat(account.aws.scheduler().invocations())
          .singleElement()
          .extracting(ScheduleInvocation::failure)
          .asString()
          .contains("AutomationDefinitionNotFoundException");
      assertThat(account.status(alice.extra())).contains("Inactive");
      assertThat(deadLetters())
          .singleElement()
          .satisfies(
              letter -> {
                assertThat(letter.body()).contains(alice.id(), alice.extra());
                assertThat(letter.attributes())
                    .containsEntry("ERROR_CODE", "AutomationDefinitionNotFoundException");
              });
    }

    private List<QueueMessage> deadLetters() {
      return account.aws.queues().messages(account.stack.queueNames().values().iterator().next());
    }

    /** Which of them AWS asks for is not documented, so the schedule must have all of them. */
    @ParameterizedTest
    @ValueSource(strings = {"document/", "automation-execution/", "automation-definition/"})
    void aScheduleThatLacksOneOfThreePermissionsIsPutAside(String resource) {
      // given
      var alice = account.alice();
      account.remediate(alice.id());
      account.aws.permissions().replace(account.scheduler, List.of(without(resource)));

      // when
      pass(WEEK);

      // then
      assertThat(account.status(alice.extra())).contains("Inactive");
      assertThat(deadLetters())
          .singleElement()
          .satisfies(
              letter ->
                  assertThat(letter.attributes().getOrDefault("ERROR_MESSAGE", ""))
                      .contains(
                          "not authorized to perform: ssm:StartAutomationExecution", resource));
    }

    private static String without(String resource) {
      var resources =
          Stream.of("document/", "automation-execution/", "automation-definition/")
              .filter(each -> !each.equals(resource))
              .map("\"arn:aws:ssm:*:*:%s*\""::formatted)
              .toList();
      return """
          {"Statement": [
            {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": %s},
            {"Effect": "Allow", "Action": ["iam:PassRole", "sqs:SendMessage"], "Resource": "*"}]}
          """
          .formatted(resources);
    }
  }

  /** A schedule of the name that the deletion of the key would have exists already. */
  @Nested
  class OfAnother {

    static Stream<Arguments> foreign() {
      return Stream.of(
          Arguments.of("role", "IsScheduleRoleOurs"),
          Arguments.of("target", "IsScheduleTargetOurs"));
    }

    private Schedule schedule(Schedule own, String foreignPart) {
      return new Schedule(
          own.groupName(),
          own.name(),
          Instant.parse("2099-01-01T00:00:00Z"),
          "at(2099-01-01T00:00:00)",
          "",
          foreignPart.equals("role") ? account.aws.account().roleArn("other") : own.roleArn(),
          foreignPart.equals("target")
              ? "arn:aws:scheduler:::aws-sdk:sqs:sendMessage"
              : own.targetArn(),
          own.input(),
          Optional.empty(),
          own.created());
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void neitherHoldsTheKeyNorPassesForItsDeletion(String foreignPart, String step) {
      // given the name, group, role and target of the schedule that there would be
      var alice = account.alice();
      account.remediate(alice.id());
      var own = pending().getFirst();
      account.aws.iam().setStatus(alice.extra(), "Active");
      account.aws.scheduler().put(schedule(own, foreignPart));
      account
          .aws
          .faults()
          .after(
              action("DeleteSchedule"),
              () -> account.aws.scheduler().put(schedule(own, foreignPart)));

      // when
      var execution = account.remediate(alice.id());

      // then a person is told, because nothing would delete the key
      assertThat(execution.succeeded()).isFalse();
      assertThat(execution.outputs()).containsEntry("ChooseExtraKey.decision", "Remove");
      assertThat(execution.stepNames()).endsWith(step, "FailKeyLeftInactive");
      assertThat(execution.steps().getLast().failureMessage().orElse("")).contains(alice.extra());
      assertThat(account.status(alice.extra())).contains("Inactive");
    }
  }

  @Nested
  class Asking {

    private static final ApiError FAILURE = new ApiError(500, "ServiceException", "on demand");

    @Test
    void isTriedThreeTimesBeforeADeletion() {
      // given
      var alice = account.alice();
      account.remediate(alice.id());
      account.aws.faults().answer(action("InvokeFunction"), 2, FAILURE);

      // when
      pass(WEEK);

      // then
      assertThat(deletion().succeeded()).isTrue();
      assertThat(account.status(alice.extra())).isEmpty();
    }

    @Test
    void deletesNothingAfterThreeFailures() {
      // given
      var alice = account.alice();
      account.remediate(alice.id());
      account.aws.faults().answer(action("InvokeFunction"), 3, FAILURE);

      // when
      pass(WEEK);

      // then
      assertThat(deletion().succeeded()).isFalse();
      assertThat(deletion().stepNames()).containsExactly("ConfirmRested", "FailWithoutAnswer");
      assertThat(account.status(alice.extra())).contains("Inactive");
    }

    /** The key is inactive then, without a confirmation that its user keeps another one. */
    @ParameterizedTest
    @CsvSource({"2, Inactive", "3, Active"})
    void isTriedThreeTimesBeforeAKeyIsRestored(int failures, String status) {
      // given
      var alice = account.alice();
      account
          .aws
          .faults()
          .after(
              action("UpdateAccessKey"),
              () -> account.aws.faults().answer(action("InvokeFunction"), failures, FAILURE));

      // when
      account.remediate(alice.id());

      // then
      assertThat(account.status(alice.extra())).contains(status);
    }
  }

  @Nested
  class Refusing {

    @ParameterizedTest
    @ValueSource(strings = {"-1", "91", "07", "a week", "", "1.5"})
    void anotherQuarantineIsRefused(String days) {
      // given
      var alice = account.alice();

      // when
      var starting =
          assertThatThrownBy(() -> account.run(alice.id(), Map.of("DeleteAfterDays", days)));

      // then
      starting.isInstanceOf(ApiException.class).hasMessageContaining("DeleteAfterDays");
      assertThat(account.writes()).isEmpty();
    }
  }

  @Nested
  class Permissions {

    @Test
    void theDeletionAndItsScheduleMayDoWhatTheyDoAndNothingElse() {
      // given a deletion that fails at first, and one that cannot be started
      account.remediate(account.alice().id());
      account
          .aws
          .faults()
          .answer(action("DeleteAccessKey"), 1, new ApiError(500, "ServiceFailure", "on demand"));
      pass(WEEK.plusDays(1));
      account.aws.iam().deleteUser("alice");
      account.remediate(account.alice().id());
      account.stack.documentNames().values().forEach(account.aws.automation()::deleteDocument);
      pass(WEEK);

      // then
      for (var role : List.of(account.deletion, account.scheduler)) {
        var used = new TreeSet<>(account.aws.calls().permissionsUsed(role));
        used.remove("sts:GetCallerIdentity"); // which needs none
        assertThat(used)
            .containsExactlyElementsOf(
                new TreeSet<>(account.aws.permissions().allowedActions(role)));
      }
    }

    @ParameterizedTest
    @CsvSource({
      "scheduler:CreateSchedule, scheduler, schedule/default/delete-AKIA, false",
      "scheduler:CreateSchedule, scheduler, schedule/GROUP/delete-AKIA, true",
      "scheduler:DeleteSchedule, scheduler, schedule/default/delete-AKIA, false",
      "scheduler:DeleteSchedule, scheduler, schedule/GROUP/delete-AKIA, true",
      "scheduler:UpdateSchedule, scheduler, schedule/GROUP/delete-AKIA, false",
      "ssm:StartAutomationExecution, ssm, automation-definition/AWS-X:$DEFAULT, false",
    })
    void theRunbookMayMakeSchedulesInItsGroupOnly(
        String permission, String service, String resource, boolean allowed) {
      // given
      var group = account.stack.scheduleGroupNames().values().iterator().next();
      var arn = account.aws.account().arn(service, resource.replace("GROUP", group));

      // then
      assertThat(account.aws.permissions().allows(account.automation, permission, arn))
          .isEqualTo(allowed);
    }

    @Test
    void theRunbookMayPassTheRoleOfItsSchedulesOnly() {
      // given another role as that of the schedule
      var alice = account.alice();
      var other = account.aws.account().roleArn(account.automation.name());

      // when
      var create =
          assertThatThrownBy(
              () ->
                  new PassRole(
                          account.aws.permissions(), account.aws.account(), account.aws.calls())
                      .require(account.automation, other, "scheduler.amazonaws.com"));

      // then
      create.isInstanceOf(ApiException.class).hasMessageContaining("iam:PassRole");
      assertThat(account.status(alice.extra())).contains("Active");
    }

    @Test
    void theScheduleMayStartTheRunbooksOnly() {
      // given
      var own = List.copyOf(account.stack.documentNames().values());

      // then
      assertThat(own).hasSize(2).allSatisfy(name -> assertThat(mayStart(name)).isTrue());
      assertThat(mayStart("AWS-RunShellScript")).isFalse();
    }

    private boolean mayStart(String document) {
      return account
          .aws
          .permissions()
          .allows(
              account.scheduler,
              "ssm:StartAutomationExecution",
              account.aws.account().arn("ssm", "automation-definition/" + document + ":$DEFAULT"));
    }
  }

  /** The clock moves only when it is set. */
  @Test
  void aScheduleRunsInItsOwnTime() {
    // given
    var alice = account.alice();
    account.remediate(alice.id());

    // when
    pass(Duration.ofDays(30));

    // then
    assertThat(deletion().started()).isEqualTo(Instant.parse("2026-12-08T08:00:00Z"));
    assertThat(account.aws.clock().instant())
        .isEqualTo(RemovalSandbox.NOW.plus(Duration.ofDays(30)));
  }
}
