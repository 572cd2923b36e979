package onekey.sandbox.endtoend;

import static onekey.sandbox.api.Faults.action;
import static onekey.sandbox.endtoend.Deployed.AUTOMATIC;
import static onekey.sandbox.endtoend.Deployed.DEACTIVATE;
import static onekey.sandbox.endtoend.Deployed.DRY_RUN;
import static onekey.sandbox.endtoend.Deployed.OFF;
import static onekey.sandbox.endtoend.Deployed.RULE_ONE;
import static onekey.sandbox.endtoend.Deployed.RULE_TWO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.sandbox.PlainClients;
import onekey.sandbox.api.Principal;
import onekey.sandbox.endtoend.RemovalSandbox.Alice;
import onekey.sandbox.ssm.AutomationExecution;
import onekey.sandbox.ssm.AutomationReadings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.model.IamException;

/** Deploying a softer setting stops pending removals. Uses the synthesized templates. */
class KillSwitchTest {

  private static final Duration WEEK = Duration.ofDays(7);

  private final RemovalSandbox account =
      new RemovalSandbox(AutomationReadings.strict(), Deployed.with(AUTOMATIC));

  @AfterEach
  void close() {
    account.close();
  }

  private void pass(Duration time) {
    account.aws.clock().advance(time);
  }

  private AutomationExecution deletion() {
    assertThat(account.aws.scheduler().invocations()).hasSize(1);
    return account.aws.automation().executions().getLast();
  }

  private void assertStays(Alice alice, String reason) {
    assertThat(account.status(alice.extra())).contains("Inactive");
    assertThat(account.aws.calls().count("DeleteAccessKey")).isZero();
    assertThat(deletion().succeeded()).isTrue();
    assertThat(deletion().outputs())
        .containsEntry("ConfirmRested.confirmed", "false")
        .hasEntrySatisfying("ConfirmRested.reason", text -> assertThat(text).startsWith(reason));
  }

  /** Not only does the chooser refuse: the role lacks the permission. */
  private void assertMayNotDelete(Principal role, Alice alice) {
    try (var iam = PlainClients.iam(account.aws, role)) {
      assertThatExceptionOfType(IamException.class)
          .isThrownBy(
              () ->
                  iam.deleteAccessKey(
                      request -> request.userName("alice").accessKeyId(alice.extra())))
          .withMessageContaining("not authorized to perform: iam:DeleteAccessKey");
    }
  }

  @Nested
  class Pending {

    static Stream<Arguments> softer() {
      return Stream.of(
          Arguments.of(DRY_RUN, "This deployment deletes no keys (it allows: nothing)."),
          Arguments.of(DEACTIVATE, "This deployment deletes no keys (it allows: deactivate)."));
    }

    @ParameterizedTest
    @MethodSource("softer")
    void deletionsStopAndTheRolesLoseThePermission(String setting, String reason) {
      // given
      var alice = account.alice();
      account.remediate(alice.id());

      // when
      account.deploy(AUTOMATIC, setting);
      pass(WEEK);

      // then
      assertStays(alice, reason);
      assertMayNotDelete(account.deletion, alice);
      assertMayNotDelete(account.automation, alice);
    }

    @Test
    void deletionsOfAnAutomaticRemediationStopWhenItIsByHand() {
      // given
      var alice = account.alice();
      account.remediate(alice.id());

      // when
      account.deploy();
      pass(WEEK);

      // then
      assertStays(
          alice, "Remediation is manual now, and the key was chosen when it was automatic.");
    }

    @Test
    void deletionsThatAPersonBeganGoOnWhenRemediationBecomesAutomatic() {
      // given
      account.deploy();
      var alice = account.alice();
      account.remediate(alice.id());

      // when
      account.deploy(AUTOMATIC);
      pass(WEEK);

      // then
      assertThat(account.status(alice.extra())).isEmpty();
    }

    @Test
    void deletionsThatAPersonBeganOutliveADeploymentOfTheSame() {
      // given
      account.deploy();
      var alice = account.alice();
      account.remediate(alice.id());

      // when
      account.deploy();
      pass(WEEK);

      // then
      assertThat(account.status(alice.extra())).isEmpty();
    }

    @Test
    void deletionsAreGoneWhenRemediationIsOff() {
      // given
      var alice = account.alice();
      account.remediate(alice.id());

      // when
      account.deploy(OFF);
      pass(Duration.ofDays(100));

      // then
      assertThat(account.status(alice.extra())).contains("Inactive");
      assertThat(account.aws.scheduler().invocations()).isEmpty();
      for (var role : List.of(account.deletion, account.automation)) {
        assertMayNotDelete(role, alice);
        assertThat(assume(role, "ssm.amazonaws.com")).isEmpty();
      }
      assertThat(assume(account.scheduler, "scheduler.amazonaws.com")).isEmpty();
      assertThat(account.stack.documentNames()).isEmpty();
      assertThat(account.aws.remediation().of(account.rule())).isEmpty();
    }

    private Optional<Principal> assume(Principal role, String service) {
      var arn = account.aws.account().roleArn(role.name());
      return account.aws.roles().assume(arn, service, "");
    }

    /** Another deployment reverts it. */
    @ParameterizedTest
    @ValueSource(strings = {DRY_RUN, DEACTIVATE})
    void deletionsGoOnWhenTheSofterSettingIsRevertedInTime(String setting) {
      // given
      var alice = account.alice();
      account.remediate(alice.id());
      account.deploy(AUTOMATIC, setting);
      pass(Duration.ofDays(3));

      // when
      account.deploy(AUTOMATIC);
      pass(Duration.ofDays(4));

      // then
      assertThat(account.status(alice.extra())).isEmpty();
    }

    @Test
    void deletionsGoOnWhenRemediationIsAutomaticAgainInTime() {
      // given
      var alice = account.alice();
      account.remediate(alice.id());
      account.deploy();
      pass(Duration.ofDays(3));

      // when
      account.deploy(AUTOMATIC);
      pass(Duration.ofDays(4));

      // then
      assertThat(account.status(alice.extra())).isEmpty();
    }

    /** Its schedule starts the runbook without saying how the key was chosen. */
    @Test
    void deletionsOfAnOlderVersionStopWhenRemediationIsByHand() {
      // given
      var alice = account.alice();
      account.remediate(alice.id());
      var ofNewVersion = account.aws.scheduler().schedules().getFirst().input();
      var parameters = parameters(ofNewVersion.path("Parameters"));
      assertThat(parameters.remove("Remediation")).containsExactly("automatic");
      account.deploy();

      // when
      var execution =
          account.aws.automation().start(ofNewVersion.path("DocumentName").asText(), parameters);

      // then
      assertThat(execution.succeeded()).isTrue();
      assertThat(execution.outputs().getOrDefault("ConfirmRested.reason", ""))
          .startsWith("Remediation is manual now");
      assertThat(account.status(alice.extra())).contains("Inactive");
    }
  }

  @Nested
  class ByHand {

    @Test
    void nothingIsWrittenInADryRunWhateverTheParametersSay() {
      // given
      account.deploy(AUTOMATIC, DRY_RUN);
      var alice = account.alice();

      // when
      var execution = account.run(alice.id(), Map.of("DryRun", "false", "DeleteAfterDays", "0"));

      // then
      assertThat(execution.succeeded()).isTrue();
      assertThat(execution.stepNames()).endsWith("IsThereAnythingToRemove", "Finish");
      assertThat(execution.outputs())
          .containsEntry("ChooseExtraKey.decision", "Remove")
          .containsEntry("ChooseExtraKey.allowedRemoval", "nothing");
      assertThat(account.writes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "7"})
    void aKeyIsOnlyDeactivatedWhateverTheParametersSay(String days) {
      // given
      account.deploy(AUTOMATIC, DEACTIVATE);
      var alice = account.alice();

      // when
      var execution = account.run(alice.id(), Map.of("DeleteAfterDays", days));
      pass(Duration.ofDays(100));

      // then
      assertThat(execution.succeeded()).isTrue();
      assertThat(execution.stepNames()).contains("ReevaluateRule");
      assertThat(account.status(alice.extra())).contains("Inactive");
      assertThat(account.aws.scheduler().invocations()).isEmpty();
      assertThat(account.aws.calls().count("DeleteAccessKey")).isZero();
    }

    /** Permissions equal calls, whatever is deployed. */
    @ParameterizedTest
    @ValueSource(strings = {DRY_RUN, DEACTIVATE})
    void theAutomationRoleMayDoWhatTheRunbookDoesAndNothingElse(String setting) {
      // given
      account.deploy(AUTOMATIC, setting);
      account.loseTheAnswerTo("CreateSchedule");

      // when
      account.remediate(account.alice().id());
      account.aws.clock().advance(Duration.ofMinutes(5));
      account.aws.iam().deleteUser("alice");
      account.run(account.alice().id(), Map.of("NoticeDays", "1"));
      account.aws.clock().advance(Duration.ofDays(1));

      // then
      assertThat(account.aws.calls().permissionsUsed(account.automation))
          .containsExactlyElementsOf(account.aws.permissions().allowedActions(account.automation));
    }
  }

  /** A deployment comes between two steps of a run. */
  @Nested
  class UnderWay {

    private void deployAfter(String action, String... settings) {
      account.aws.faults().after(action(action), () -> account.deploy(settings));
    }

    @Test
    void aDeactivatedKeyStaysInactiveIfDeletingIsForbiddenBeforeItIsConfirmed() {
      // given
      var alice = account.alice();
      deployAfter("UpdateAccessKey", AUTOMATIC, DEACTIVATE);

      // when
      var execution = account.removeAtOnce(alice.id());

      // then
      assertThat(execution.succeeded()).isTrue();
      assertThat(account.status(alice.extra())).contains("Inactive");
      assertThat(account.aws.calls().count("DeleteAccessKey")).isZero();
    }

    /** The role may not activate it again either, so the execution fails and says so. */
    @Test
    void aDeactivatedKeyIsReportedIfEverythingIsForbiddenBeforeItIsConfirmed() {
      // given
      var alice = account.alice();
      deployAfter("UpdateAccessKey", AUTOMATIC, DRY_RUN);

      // when
      var execution = account.removeAtOnce(alice.id());

      // then
      assertThat(execution.succeeded()).isFalse();
      assertThat(execution.stepNames())
          .endsWith("IsConfirmed", "RestoreKey", "FailKeyLeftInactive");
      assertThat(execution.step("ConfirmInactive").orElseThrow().outputs().get("reason"))
          .startsWith("This deployment removes no keys (dry run).");
      assertThat(execution.steps().getLast().failureMessage().orElse("")).contains(alice.extra());
      assertThat(account.aws.calls().count("DeleteAccessKey")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "7"})
    void aConfirmedKeyIsNotDeletedIfDeletingIsForbiddenAtThatMoment(String days) {
      // given the last question that the chooser asks
      var alice = account.alice();
      account
          .aws
          .faults()
          .after(
              call ->
                  call.action().equals("InvokeFunction")
                      && account.status(alice.extra()).filter("Inactive"::equals).isPresent(),
              () -> account.deploy(AUTOMATIC, DEACTIVATE));

      // when
      var execution = account.run(alice.id(), Map.of("DeleteAfterDays", days));
      pass(Duration.ofDays(100));

      // then
      assertThat(execution.succeeded()).isFalse();
      assertThat(execution.steps().getLast().stepName()).isEqualTo("FailKeyLeftInactive");
      assertThat(account.status(alice.extra())).contains("Inactive");
    }
  }

  @Nested
  class TwoStacks {

    @Test
    void theSecondRemovalIsRefusedAndChangesNothing() {
      // given
      var rule = account.aws.config().rule(account.rule());

      // then
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> account.cloudFormation.deploy(Deployed.with(RULE_ONE), "AnotherStack"))
          .withMessageContaining("EntityAlreadyExists")
          .withMessageContaining("OneKeyRemovalAutomation");
      assertThat(account.aws.config().rule("one")).isEmpty();
      assertThat(account.aws.config().rule(account.rule())).isEqualTo(rule);
    }

    @Test
    void detectionIsDeployedBesideARemovalAndBesideItself() {
      // given
      account.alice();

      // when
      account.cloudFormation.deploy(Deployed.with(OFF, RULE_ONE), "StackOne");
      account.cloudFormation.deploy(Deployed.with(OFF, RULE_TWO), "StackTwo");

      // then
      for (var name : List.of("one", "two", account.rule())) {
        assertThat(account.aws.config().evaluate(name).invocation().succeeded()).isTrue();
      }
    }

    @Test
    void theSecondRemovalIsDeployedWhenTheFirstIsGone() {
      // given
      account.deploy(OFF);
      var alice = account.alice();

      // when
      account.cloudFormation.deploy(Deployed.with(RULE_ONE), "AnotherStack");
      account.aws.remediation().start("one", List.of(alice.id()));

      // then
      assertThat(account.status(alice.extra())).contains("Inactive");
    }
  }

  private static Map<String, List<String>> parameters(JsonNode parameters) {
    var read = new HashMap<String, List<String>>();
    parameters
        .properties()
        .forEach(
            parameter ->
                read.put(parameter.getKey(), List.of(parameter.getValue().path(0).asText())));
    return read;
  }
}
