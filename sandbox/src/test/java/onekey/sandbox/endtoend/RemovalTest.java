package onekey.sandbox.endtoend;

import static onekey.sandbox.api.Faults.action;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import onekey.rule.judgement.KeyPolicy;
import onekey.sandbox.api.ApiError;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.config.ConfigRule;
import onekey.sandbox.config.StoredEvaluation;
import onekey.sandbox.iam.KeyUse;
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

/** The runbook, out of the synthesized template, as the role that the template gives it. */
class RemovalTest {

  private RemovalSandbox account = new RemovalSandbox();

  @AfterEach
  void close() {
    account.close();
  }

  private void restart(AutomationReadings readings) {
    account.close();
    account = new RemovalSandbox(readings);
  }

  @Nested
  class Removing {

    @Test
    void deletesTheExtraKeyAndTheNextJudgingSaysCompliant() {
      // given
      var alice = account.alice();
      account.aws.config().evaluate(account.rule());
      assertThat(verdict(alice.id())).contains("NON_COMPLIANT");
      account.aws.clock().advance(Duration.ofDays(1));

      // when
      var execution = account.removeAtOnce(alice.id());

      // then
      assertThat(execution.succeeded()).isTrue();
      assertThat(execution.stepNames())
          .containsSubsequence(
              "ChooseExtraKey",
              "IsThereAnythingToRemove",
              "DeactivateKey",
              "ConfirmInactive",
              "ShouldDelete",
              "DeleteKey",
              "ReevaluateRule");
      assertThat(account.status(alice.extra())).isEmpty();
      assertThat(account.status(alice.kept())).contains("Active");
      assertThat(verdict(alice.id())).contains("COMPLIANT");
      assertThat(execution.outputs())
          .containsEntry("ChooseExtraKey.decision", "Remove")
          .containsEntry("ChooseExtraKey.userName", "alice")
          .containsEntry("ChooseExtraKey.accessKeyId", alice.extra())
          .hasEntrySatisfying(
              "ChooseExtraKey.reason",
              reason -> assertThat(reason).startsWith("alice: 2 active access keys, 1 allowed."));
    }

    @Test
    void onlyDeactivatesWhenAskedTo() {
      // given
      var alice = account.alice();

      // when
      var execution = account.run("alice", Map.of("DeleteAfterDays", "never"));

      // then
      assertThat(execution.succeeded()).isTrue();
      assertThat(account.status(alice.extra())).contains("Inactive");
      assertThat(execution.stepNames()).doesNotContain("DeleteKey");
    }

    @Test
    void aRefusedReevaluationDoesNotFailARemoval() {
      // given
      var alice = account.alice();
      account
          .aws
          .faults()
          .answer(
              action("StartConfigRulesEvaluation"),
              1,
              new ApiError(400, "LimitExceededException", "one is running"));

      // when
      var execution = account.removeAtOnce(alice.id());

      // then
      assertThat(execution.succeeded()).isTrue();
      assertThat(account.status(alice.extra())).isEmpty();
    }

    @Test
    void doesNotReevaluateWhenToldNotTo() {
      // given
      var alice = account.alice();

      // when
      var execution = account.run(alice.id(), Map.of("ReevaluateAfterRemoval", "false"));

      // then
      assertThat(execution.succeeded()).isTrue();
      assertThat(account.aws.calls().count("StartConfigRulesEvaluation")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"first.last@example.com", "a+b=c,d", "x", "root"})
    void findsAUserOfAnyNameUnderAnyPath(String name) {
      // given
      account.aws.iam().createUser(name, "/team/a/", RemovalSandbox.daysAgo(900));
      var extra = account.key(name, 400, 0, "");
      account.key(name, 900, 1, "s3");

      // when
      var execution = account.removeAtOnce(name);

      // then
      assertThat(execution.succeeded()).isTrue();
      assertThat(account.status(extra)).isEmpty();
    }

    /** A user may be called like the id of another, and must not stand in its way. */
    @Test
    void aUserWhoIsCalledLikeTheIdOfAnotherIsLeftAlone() {
      // given
      var alice = account.alice();
      account.aws.iam().createUser(alice.id());
      var extraOfTheOther = account.key(alice.id(), 400, 0, "");
      account.key(alice.id(), 900, 1, "s3");

      // when
      var execution = account.remediate(alice.id());

      // then
      assertThat(execution.succeeded()).isTrue();
      assertThat(account.status(alice.extra())).contains("Inactive");
      assertThat(account.status(extraOfTheOther)).contains("Active");
    }

    @Test
    void removesOneKeyARun() {
      // given
      account.policy(Map.of("maxActiveKeys", "0"));
      account.aws.iam().createUser("bob");
      var first = account.key("bob", 400, 300, "s3");
      var second = account.key("bob", 400, 200, "s3");

      // when
      account.removeAtOnce("bob");

      // then
      assertThat(account.status(first)).isEmpty();
      assertThat(account.status(second)).contains("Active");
    }

    @ParameterizedTest
    @CsvSource({
      "400, 300, 900, 100, first", // last use decides
      "900, 100, 400, 300, second",
      "400, 0, 900, 300, first", // no recorded use is worth less
      "900, 0, 400, 0, first", // both unused: the older
      "400, 0, 900, 0, second",
    })
    void lastUseDecidesBeforeAge(int created1, int used1, int created2, int used2, String extra) {
      // given
      account.aws.iam().createUser("bob");
      var first = account.key("bob", created1, used1, "s3");
      var second = account.key("bob", created2, used2, "s3");

      // when
      account.removeAtOnce("bob");

      // then
      assertThat(account.status(first).isEmpty()).isEqualTo(extra.equals("first"));
      assertThat(account.status(second).isEmpty()).isEqualTo(extra.equals("second"));
    }

    @Test
    void twoUnusedKeysOfTheSameMomentAreDecidedById() {
      // given
      account.aws.iam().createUser("bob");
      var ids = new TreeSet<String>();
      ids.add(account.key("bob", 400, 0, ""));
      ids.add(account.key("bob", 400, 0, ""));

      // when
      account.removeAtOnce("bob");

      // then
      assertThat(account.status(ids.first())).isEmpty();
      assertThat(account.status(ids.last())).contains("Active");
    }
  }

  @Nested
  class LeavingAlone {

    @Test
    void aSecondRunChangesNothingAndSucceeds() {
      // given
      var alice = account.alice();
      account.removeAtOnce(alice.id());
      account.aws.calls().reset();

      // when
      var execution = account.remediate(alice.id());

      // then
      assertUnchanged(execution, "Keep");
    }

    @Test
    void aDryRunSaysWhatItWouldDo() {
      // given
      var alice = account.alice();

      // when
      var execution = account.run(alice.id(), Map.of("DryRun", "true"));

      // then
      assertUnchanged(execution, "Remove");
      assertThat(execution.outputs()).containsEntry("ChooseExtraKey.accessKeyId", alice.extra());
    }

    @ParameterizedTest
    @CsvSource({"10, s3, bob", "300, ses, bob", "0, s3, ses-smtp-user.1"})
    void aHeldUserSucceeds(int usedDaysAgo, String service, String name) {
      // given
      account.aws.iam().createUser(name);
      account.key(name, 400, usedDaysAgo, service);
      account.key(name, 900, 1, "s3");

      // when
      var execution = account.run(name, Map.of());

      // then
      assertUnchanged(execution, "Hold");
    }

    @Test
    void anExemptUserKeepsItsKeys() {
      // given
      var alice = account.alice();
      account.policy(Map.of("exemptionTag", "exempt-until"));
      account.aws.iam().tagUser("alice", "exempt-until", "2027-01-01");

      // when
      var execution = account.remediate(alice.id());

      // then
      assertUnchanged(execution, "Keep");
    }

    @Test
    void aRotatingUserKeepsItsKeys() {
      // given
      account.policy(Map.of("rotationGraceDays", "7"));
      account.aws.iam().createUser("bob");
      account.key("bob", 400, 0, "");
      account.key("bob", 1, 0, "");

      // when
      var execution = account.run("bob", Map.of());

      // then
      assertUnchanged(execution, "Keep");
    }

    @Test
    void aStaleVerdictRemovesNothing() {
      // given a user who was fixed by hand after it was judged
      var alice = account.alice();
      account.aws.config().evaluate(account.rule());
      account.aws.iam().setStatus(alice.extra(), "Inactive");
      account.aws.calls().reset();

      // when
      var execution = account.remediate(alice.id());

      // then
      assertUnchanged(execution, "Keep");
    }
  }

  @Nested
  class Restoring {

    static Stream<Arguments> acts() {
      return Stream.of(
          Arguments.of(
              "deactivates the kept key",
              (BiConsumer<RemovalSandbox, String>)
                  (account, kept) -> account.aws.iam().setStatus(kept, "Inactive")),
          Arguments.of(
              "deletes the kept key",
              (BiConsumer<RemovalSandbox, String>)
                  (account, kept) -> account.aws.iam().deleteAccessKey(kept)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("acts")
    void restoresTheKeyWhenAPersonRemovesTheKeptOne(
        String act, BiConsumer<RemovalSandbox, String> person) {
      // given
      var alice = account.alice();
      account
          .aws
          .faults()
          .before(
              call ->
                  call.action().equals("UpdateAccessKey")
                      && call.parameter("Status").filter("Inactive"::equals).isPresent(),
              () -> person.accept(account, alice.kept()));

      // when
      var execution = account.removeAtOnce(alice.id());

      // then
      assertRestored(execution, alice.extra());
    }

    @Test
    void restoresTheKeyWhenItWasUsedMeanwhile() {
      // given
      var alice = account.alice();
      account
          .aws
          .faults()
          .after(
              action("UpdateAccessKey"),
              () ->
                  account
                      .aws
                      .iam()
                      .recordUse(alice.extra(), new KeyUse(RemovalSandbox.NOW, "s3", "us-east-1")));

      // when
      var execution = account.removeAtOnce(alice.id());

      // then
      assertRestored(execution, alice.extra());
    }

    @Test
    void restoresTheKeyWhenTheUserWasExemptedMeanwhile() {
      // given
      var alice = account.alice();
      account.policy(Map.of("exemptionTag", "exempt-until"));
      account
          .aws
          .faults()
          .after(
              action("UpdateAccessKey"),
              () -> account.aws.iam().tagUser("alice", "exempt-until", "2027-01-01"));

      // when
      var execution = account.removeAtOnce(alice.id());

      // then
      assertRestored(execution, alice.extra());
    }

    @ParameterizedTest
    @MethodSource("onekey.sandbox.endtoend.RemovalTest#readings")
    void restoresTheKeyWhenConfirmingFails(FunctionError error, AbsentOutput absent) {
      // given
      restart(new AutomationReadings(error, absent));
      var alice = account.alice();
      account
          .aws
          .faults()
          .after(action("UpdateAccessKey"), () -> account.aws.faults().deny("DescribeConfigRules"));

      // when
      var execution = account.removeAtOnce(alice.id());

      // then
      assertThat(execution.succeeded()).isFalse();
      assertThat(execution.step("RestoreKey")).isPresent();
      assertThat(account.status(alice.extra())).contains("Active");
      assertThat(account.aws.calls().count("DeleteAccessKey")).isZero();
    }

    @Test
    void restoresTheKeyWhenTheDeactivationHadNoAnswerButAnEffect() {
      // given
      var alice = account.alice();
      account
          .aws
          .faults()
          .after(
              action("UpdateAccessKey"),
              () -> {
                throw new ApiException(500, "ServiceFailure", "no answer");
              });

      // when
      var execution = account.removeAtOnce(alice.id());

      // then
      assertRestored(execution, alice.extra());
    }

    @Test
    void aFailedDeletionLeavesTheKeyInactiveAndSaysSo() {
      // given
      var alice = account.alice();
      account.aws.faults().deny("DeleteAccessKey");

      // when
      var execution = account.removeAtOnce(alice.id());

      // then
      assertThat(execution.succeeded()).isFalse();
      assertThat(account.status(alice.extra())).contains("Inactive");
      assertThat(execution.steps().getLast().failureMessage().orElse(""))
          .contains(alice.extra())
          .contains("INACTIVE");
    }

    @Test
    void aKeyThatStaysActiveIsNeverDeleted() {
      // given a person activates the key immediately after it was deactivated
      var alice = account.alice();
      account
          .aws
          .faults()
          .after(
              action("UpdateAccessKey"),
              () -> account.aws.iam().setStatus(alice.extra(), "Active"));

      // when
      var execution = account.removeAtOnce(alice.id());

      // then
      assertRestored(execution, alice.extra());
      assertThat(Duration.between(execution.started(), execution.ended()))
          .isEqualTo(Duration.ofMinutes(1));
    }

    private void assertRestored(AutomationExecution execution, String extra) {
      assertThat(execution.succeeded()).isFalse();
      assertThat(account.status(extra)).contains("Active");
      assertThat(execution.stepNames()).contains("RestoreKey").doesNotContain("DeleteKey");
      assertThat(execution.steps().getLast().failureMessage().orElse("")).contains(extra);
    }
  }

  @Nested
  class Refusing {

    @ParameterizedTest
    @MethodSource("onekey.sandbox.endtoend.RemovalTest#readings")
    void anUnknownUserFailsAndChangesNothing(FunctionError error, AbsentOutput absent) {
      // given
      restart(new AutomationReadings(error, absent));
      var alice = account.alice();

      // when
      var execution = account.run("nobody", Map.of());

      // then
      assertRefused(execution, alice);
      assertThat(execution.toString()).contains("nobody");
    }

    @Test
    void aRuleThatIsGoneIsRefused() {
      // given
      var alice = account.alice();
      var parameters = account.aws.remediation().of(account.rule()).orElseThrow();
      account.aws.config().deleteRule(account.rule());

      // when
      var execution =
          account.aws.automation().start(account.runbook(), parameters.parametersFor(alice.id()));

      // then
      assertRefused(execution, alice);
      assertThat(execution.failureMessage().orElse("")).contains("iam-user-single-access-key");
    }

    @Test
    void aRuleThatAnotherFunctionRunsIsRefused() {
      // given
      var alice = account.alice();
      var other = account.stack.functionArns().values();
      var judge = account.aws.config().rule(account.rule()).orElseThrow().functionArn();
      account
          .aws
          .config()
          .putRule(
              new ConfigRule(
                  account.rule(),
                  KeyPolicy.defaults().toRuleParameters(),
                  other.stream().filter(arn -> !arn.equals(judge)).findAny().orElseThrow()));

      // when
      var execution = account.remediate(alice.id());

      // then
      assertRefused(execution, alice);
      assertThat(execution.failureMessage().orElse("")).contains("cannot be used: it is run by");
    }

    @ParameterizedTest
    @CsvSource({
      "maxActiveKeys, 0",
      "minimumIdleDays, 44",
      "maximumExemptionDays, 365",
    })
    void aRuleThatWasMadeLessCarefulBehindTheStackIsRefused(String parameter, String value) {
      // given
      var alice = account.alice();
      account.rule(Map.of(parameter, value));

      // when
      var execution = account.remediate(alice.id());

      // then
      assertRefused(execution, alice);
      assertThat(execution.failureMessage().orElse(""))
          .contains("is less careful now: " + parameter + " is " + value);
    }

    @Test
    void aRuleThatWasMadeMoreCarefulBehindTheStackIsObeyed() {
      // given
      var alice = account.alice();
      account.rule(Map.of("minimumIdleDays", "365", "rotationGraceDays", "90"));

      // when
      var execution = account.remediate(alice.id());

      // then
      assertThat(execution.succeeded()).isTrue();
      assertThat(account.status(alice.extra())).contains("Inactive");
    }

    @Test
    void aRuleThatDoesNotSayEverythingIsRefused() {
      // given
      var alice = account.alice();
      var rule = account.aws.config().rule(account.rule()).orElseThrow();
      account
          .aws
          .config()
          .putRule(new ConfigRule(rule.name(), Map.of("maxActiveKeys", "1"), rule.functionArn()));

      // when
      var execution = account.remediate(alice.id());

      // then
      assertRefused(execution, alice);
      assertThat(execution.failureMessage().orElse("")).contains("is missing. Allowed: ");
    }

    @ParameterizedTest
    @CsvSource({
      "IamUser, a b",
      "IamUser, '{{ global:REGION }}'",
      "IamUser, a/b",
      "Removal, delete",
      "DryRun, yes",
      "ReevaluateAfterRemoval, 1",
      "AutomationAssumeRole, me",
      "Unknown, x",
    })
    void aParameterOutsideItsPatternIsRefused(String parameter, String value) {
      // given
      account.alice();

      // when
      var starting = assertThatThrownBy(() -> account.run("alice", Map.of(parameter, value)));

      // then
      starting.isInstanceOf(ApiException.class).hasMessageContaining(parameter);
      assertThat(account.writes()).isEmpty();
    }

    private void assertRefused(AutomationExecution execution, RemovalSandbox.Alice alice) {
      assertThat(execution.succeeded()).isFalse();
      assertThat(account.writes()).isEmpty();
      assertThat(account.status(alice.extra())).contains("Active");
      assertThat(account.status(alice.kept())).contains("Active");
    }
  }

  @Nested
  class Permissions {

    @Test
    void theAutomationRoleMayDoWhatTheRunbookDoesAndNothingElse() {
      // given a removal at once, an announced one, and one with a quarantine whose schedule seems
      // to
      // be there already
      account.removeAtOnce(account.alice().id());
      account.aws.clock().advance(Duration.ofMinutes(5));
      account.aws.iam().deleteUser("alice");
      account.run(account.alice().id(), Map.of("NoticeDays", "1"));
      account.aws.clock().advance(Duration.ofMinutes(5));
      account.aws.iam().deleteUser("alice");
      account.deploy();
      account.loseTheAnswerTo("CreateSchedule");
      account.remediate(account.alice().id());

      // then sts:GetCallerIdentity needs no permission
      var used = new TreeSet<>(account.aws.calls().permissionsUsed(account.automation));
      used.remove("sts:GetCallerIdentity");
      assertThat(used)
          .containsExactlyElementsOf(
              new TreeSet<>(account.aws.permissions().allowedActions(account.automation)));
    }

    @Test
    void theChooserMayDoWhatItDoesAndNothingElse() {
      // given
      account.policy(Map.of("exemptionTag", "exempt-until"));
      account.remediate(account.alice().id());

      // then
      var allowed = new TreeSet<>(account.aws.permissions().allowedActions(account.chooser));
      allowed.removeIf(action -> action.startsWith("logs:"));
      assertThat(account.aws.calls().permissionsUsed(account.chooser))
          .containsExactlyElementsOf(allowed);
    }
  }

  static Stream<Arguments> readings() {
    return Stream.of(FunctionError.values())
        .flatMap(
            error -> Stream.of(AbsentOutput.values()).map(absent -> Arguments.of(error, absent)));
  }

  private Optional<String> verdict(String userId) {
    return account
        .aws
        .config()
        .evaluation(account.rule(), userId)
        .map(StoredEvaluation::complianceType);
  }

  private void assertUnchanged(AutomationExecution execution, String decision) {
    assertThat(execution.succeeded()).isTrue();
    assertThat(execution.outputs()).containsEntry("ChooseExtraKey.decision", decision);
    assertThat(account.writes()).isEmpty();
    assertThat(account.aws.calls().count("StartConfigRulesEvaluation")).isZero();
  }
}
