package onekey.sandbox.endtoend;

import static onekey.sandbox.api.Faults.action;
import static onekey.sandbox.endtoend.JudgedSandbox.NOW;
import static onekey.sandbox.endtoend.JudgedSandbox.RULE;
import static onekey.sandbox.endtoend.JudgedSandbox.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import onekey.sandbox.SandboxSettings;
import onekey.sandbox.api.ApiError;
import onekey.sandbox.config.StoredEvaluation;
import onekey.sandbox.iam.KeyUse;
import onekey.sandbox.iam.UnknownKeyAnswer;
import onekey.sandbox.lambda.Invocation.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The judge, from the event of its schedule to the verdicts that AWS Config keeps. */
class JudgingTest {

  private JudgedSandbox account = new JudgedSandbox();

  @AfterEach
  void close() {
    account.close();
  }

  private void restart(Consumer<SandboxSettings.Builder> settings) {
    account.close();
    account = new JudgedSandbox(settings);
  }

  @Nested
  @DisplayName("1. Only the status Active counts")
  class OnlyActiveCounts {

    @ParameterizedTest
    @ValueSource(strings = {"Inactive", "Expired", "SomethingNew"})
    void anotherStatusNeitherCountsNorCrashes(String status) {
      // given
      var bob = account.userWithKeys("bob", 1);
      account.key("bob", status, daysAgo(10), Optional.empty());

      // when
      var outcome = account.run();

      // then
      assertThat(outcome).isInstanceOf(Outcome.Answered.class);
      assertThat(account.annotation(bob).orElse("")).startsWith("bob: 1 active access key.");
    }
  }

  @Nested
  @DisplayName("2. Keys are read live, tags and last use only for users over the limit")
  class LiveReads {

    @Test
    void makesTheFewestCallsPossible() {
      // given 5 users on pages of 2, one of them over the limit
      restart(settings -> settings.largestPage(2));
      account.policy(Map.of("exemptionTag", "exempt-until"));
      account.userWithKeys("a", 2);
      account.userWithKeys("b", 1);
      account.user("c");
      account.userWithKeys("d", 1);
      account.user("e");

      // when
      account.run();

      // then
      assertThat(account.aws.calls().countsByAction(JudgedSandbox.JUDGE))
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "ListUsers", 3L,
                  "ListAccessKeys", 5L,
                  "GetAccessKeyLastUsed", 2L,
                  "ListUserTags", 1L,
                  "GetComplianceDetailsByConfigRule", 1L,
                  "PutEvaluations", 1L));
    }

    @Test
    void seesAKeyThatWasDeactivatedAMinuteAgo() {
      // given
      var alice = account.userWithKeys("alice", 2);
      account.run();
      account.aws.iam().user("alice").orElseThrow().accessKeys().stream()
          .findFirst()
          .ifPresent(key -> account.aws.iam().setStatus(key.id(), "Inactive"));
      account.aws.clock().advance(Duration.ofMinutes(1));

      // when
      account.run();

      // then
      assertThat(account.verdict(alice)).contains("COMPLIANT");
    }

    @Test
    void readsUsersUnderAnyPathAndOfAnyName() {
      // given
      var path = account.aws.iam().createUser("deep", "/a/b/", daysAgo(1)).id();
      var name = account.user("first.last+tag=x,y@example.com");

      // when
      account.run();

      // then
      assertThat(account.verdict(path)).contains("COMPLIANT");
      assertThat(account.annotation(name))
          .contains("first.last+tag=x,y@example.com: 0 active access keys.");
    }
  }

  @Nested
  @DisplayName("3. A verdict is about the unique id, and the annotation names the user")
  class AboutTheUniqueId {

    @Test
    void reportsTheUniqueIdOfAnIamUser() {
      // given
      var alice = account.userWithKeys("alice", 2);

      // when
      account.run();

      // then
      assertThat(account.aws.config().evaluations(RULE))
          .singleElement()
          .satisfies(
              evaluation -> {
                assertThat(evaluation.resourceType()).isEqualTo("AWS::IAM::User");
                assertThat(evaluation.resourceId()).isEqualTo(alice).startsWith("AIDA");
                assertThat(evaluation.annotation().orElse("")).startsWith("alice: 2 active");
              });
    }
  }

  @Nested
  @DisplayName("4. Verdicts are ordered by the time of the notification")
  class OrderedByNotification {

    @Test
    void carriesTheTimeOfTheNotification() {
      // given
      account.user("alice");

      // when
      account.run();

      // then
      assertThat(account.aws.config().evaluations(RULE))
          .extracting(StoredEvaluation::orderingTimestamp)
          .containsExactly(NOW);
    }

    @Test
    void anEarlierEventThatArrivesLateChangesNothing() {
      // given
      var alice = account.userWithKeys("alice", 1);
      var late = event(NOW.minus(Duration.ofHours(1)));
      account.run();
      account.key("alice", "Active", daysAgo(400), Optional.empty());

      // when
      account.invoke(late);

      // then
      assertThat(account.verdict(alice)).contains("COMPLIANT");
    }
  }

  @Nested
  @DisplayName("5. Evaluations go in hundreds, and what is refused goes again")
  class InHundreds {

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "100, 1", "101, 2"})
    void sendsAsFewCallsAsPossible(int users, long calls) {
      // given
      for (var i = 0; i < users; i++) {
        account.user("user" + i);
      }

      // when
      account.run();

      // then
      assertThat(account.calls("PutEvaluations")).isEqualTo(calls);
      assertThat(account.aws.config().evaluations(RULE)).hasSize(users);
    }

    @Test
    void sendsAgainWhatWasRefused() {
      // given
      var alice = account.user("alice");
      account.aws.faults().failEvaluations(Set.of(alice), 2);

      // when
      var outcome = account.run();

      // then
      assertThat(outcome).isInstanceOf(Outcome.Answered.class);
      assertThat(account.verdict(alice)).contains("COMPLIANT");
    }

    @Test
    void failsIfSomeStillFail() {
      // given
      var alice = account.user("alice");
      var bob = account.user("bob");
      account.aws.faults().failEvaluations(Set.of(alice), Integer.MAX_VALUE);

      // when
      var failure = account.failure();

      // then
      assertThat(failure).isEqualTo("AWS Config refused 1 of 2 evaluations: " + alice);
      assertThat(account.verdict(bob)).contains("COMPLIANT");
    }
  }

  @Nested
  @DisplayName("6. A user that was reported and is not listed any more is not applicable")
  class DepartedUsers {

    @Test
    void sweepsADepartedUserOnly() {
      // given more users than a page of results holds by default
      for (var i = 0; i < 25; i++) {
        account.userWithKeys("user" + i, i % 3);
      }
      var gone = account.userWithKeys("gone", 2);
      account.run();
      account.aws.iam().deleteUser("gone");
      account.aws.clock().advance(Duration.ofDays(1));

      // when
      account.run();

      // then
      assertThat(account.verdict(gone)).isEmpty();
      assertThat(account.aws.config().evaluations(RULE)).hasSize(25);
    }

    @Test
    void aUserRecreatedUnderTheSameNameIsAnotherUser() {
      // given
      var before = account.userWithKeys("alice", 2);
      account.run();
      account.aws.iam().deleteUser("alice");
      var after = account.userWithKeys("alice", 1);
      account.aws.clock().advance(Duration.ofDays(1));

      // when
      account.run();

      // then
      assertThat(account.verdict(before)).isEmpty();
      assertThat(account.verdict(after)).contains("COMPLIANT");
    }

    @Test
    void neverSweepsWhenTheUsersCouldNotBeListed() {
      // given
      var alice = account.userWithKeys("alice", 2);
      account.run();
      account.aws.faults().deny("ListUsers");
      account.aws.clock().advance(Duration.ofDays(1));

      // when
      account.failure();

      // then
      assertThat(account.verdict(alice)).contains("NON_COMPLIANT");
    }

    @Test
    void neverSweepsWhenTheSecondPageOfUsersCouldNotBeListed() {
      // given
      restart(settings -> settings.largestPage(1));
      account.user("alice");
      account.user("bob");
      account.run();
      account
          .aws
          .faults()
          .answer(
              call -> call.action().equals("ListUsers") && call.parameter("Marker").isPresent(),
              Integer.MAX_VALUE,
              new ApiError(403, "AccessDenied", "no second page"));

      // when
      var failure = account.failure();

      // then
      assertThat(failure).contains("no second page");
      assertThat(account.aws.config().evaluations(RULE)).hasSize(2);
    }

    @Test
    void aUserCreatedWhileARunIsUnderWayIsNotSweptByIt() {
      // given a user that is created, and reported by another run, right after this run read the
      // list
      account.user("alice");
      account
          .aws
          .faults()
          .after(
              action("ListUsers"),
              () -> {
                account.user("new");
                account.run();
              });

      // when
      account.run();

      // then
      assertThat(account.aws.config().evaluations(RULE))
          .hasSize(2)
          .extracting(StoredEvaluation::complianceType)
          .containsOnly("COMPLIANT");
    }
  }

  @Nested
  @DisplayName("7. Trouble with one user stays with that user, and is said")
  class TroubleWithOneUser {

    @Test
    void aUserDeletedMidRunIsADepartedUser() {
      // given
      var gone = account.userWithKeys("gone", 1);
      var bob = account.user("bob");
      account.run();
      account.aws.clock().advance(Duration.ofDays(1));
      account
          .aws
          .faults()
          .before(action("ListAccessKeys", "gone"), () -> account.aws.iam().deleteUser("gone"));

      // when
      var outcome = account.run();

      // then
      assertThat(outcome).isInstanceOf(Outcome.Answered.class);
      assertThat(account.verdict(gone)).isEmpty();
      assertThat(account.verdict(bob)).contains("COMPLIANT");
    }

    @Test
    void aUserDeletedBeforeItsTagsAreReadIsADepartedUser() {
      // given
      account.policy(Map.of("exemptionTag", "exempt-until"));
      var gone = account.userWithKeys("gone", 2);
      account
          .aws
          .faults()
          .before(action("ListUserTags", "gone"), () -> account.aws.iam().deleteUser("gone"));

      // when
      var outcome = account.run();

      // then
      assertThat(outcome).isInstanceOf(Outcome.Answered.class);
      assertThat(account.verdict(gone)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(UnknownKeyAnswer.class)
    void aKeyThatVanishesMidRunMakesTheUserJudgedAfresh(UnknownKeyAnswer answer) {
      // given
      restart(settings -> settings.unknownKeyAnswer(answer));
      var alice = account.userWithKeys("alice", 2);
      account
          .aws
          .faults()
          .before(
              action("GetAccessKeyLastUsed"),
              () ->
                  account.aws.iam().user("alice").orElseThrow().accessKeys().stream()
                      .findFirst()
                      .ifPresent(key -> account.aws.iam().deleteAccessKey(key.id())));

      // when
      var outcome = account.run();

      // then
      assertThat(outcome).isInstanceOf(Outcome.Answered.class);
      assertThat(account.annotation(alice)).contains("alice: 1 active access key.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ListAccessKeys", "ListUserTags"})
    void aUserThatCannotBeReadKeepsItsVerdictAndTheRunFailsWithItsName(String refused) {
      // given
      account.policy(Map.of("exemptionTag", "exempt-until"));
      var secret = account.userWithKeys("secret", 2);
      account.run();
      var late = account.userWithKeys("late", 1);
      account.aws.faults().deny(refused, "secret");
      account.aws.clock().advance(Duration.ofDays(1));

      // when
      var failure = account.failure();

      // then
      assertThat(failure)
          .startsWith("1 of 2 users could not be judged and keep their earlier verdict: secret (")
          .contains("Not authorized to perform " + refused);
      assertThat(account.verdict(late)).contains("COMPLIANT");
      assertThat(account.aws.config().evaluation(RULE, secret))
          .hasValueSatisfying(
              verdict -> {
                assertThat(verdict.complianceType()).isEqualTo("NON_COMPLIANT");
                assertThat(verdict.orderingTimestamp()).isEqualTo(NOW);
              });
    }

    @Test
    void aLastUseThatIsRefusedIsNoVerdict() {
      // given
      var alice = account.userWithKeys("alice", 2);
      account.aws.faults().deny("GetAccessKeyLastUsed");

      // when
      var failure = account.failure();

      // then
      assertThat(failure).contains("alice (");
      assertThat(account.verdict(alice)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ListUsers", "GetComplianceDetailsByConfigRule", "PutEvaluations"})
    void whenListUsersOrConfigRefusesNothingIsReported(String refused) {
      // given
      account.userWithKeys("alice", 2);
      account.aws.faults().deny(refused);

      // when
      var failure = account.failure();

      // then
      assertThat(failure).contains("Not authorized to perform " + refused);
      assertThat(account.aws.config().evaluations(RULE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ListUsers", "ListAccessKeys", "GetAccessKeyLastUsed"})
    void throttlingAndServerErrorsAreRiddenOut(String troubled) {
      // given
      var alice = account.userWithKeys("alice", 2);
      account.aws.faults().throttle(troubled, 2);
      account.aws.faults().fail(troubled, 1);

      // when
      var outcome = account.run();

      // then
      assertThat(outcome).isInstanceOf(Outcome.Answered.class);
      assertThat(account.verdict(alice)).contains("NON_COMPLIANT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PutEvaluations", "GetComplianceDetailsByConfigRule"})
    void throttlingByConfigIsRiddenOut(String troubled) {
      // given
      var alice = account.userWithKeys("alice", 2);
      account.aws.faults().throttle(troubled, 2);

      // when
      var outcome = account.run();

      // then
      assertThat(outcome).isInstanceOf(Outcome.Answered.class);
      assertThat(account.verdict(alice)).contains("NON_COMPLIANT");
    }
  }

  @Nested
  @DisplayName("8. Only a scheduled event is judged, and twice does no harm")
  class OnlyScheduledEvents {

    @Test
    void aTestStoresNothing() {
      // given
      var alice = account.user("alice");

      // when
      var outcome =
          account.invoke(event(NOW).replaceAll("(?<=\"resultToken\": \")[^\"]*", "TESTMODE"));

      // then
      assertThat(outcome).isInstanceOf(Outcome.Answered.class);
      assertThat(account.calls("PutEvaluations")).isEqualTo(1);
      assertThat(account.verdict(alice)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "ConfigurationItemChangeNotification",
          "OversizedConfigurationItemChangeNotification",
        })
    void anotherMessageIsRefusedBeforeAnythingIsCalled(String messageType) {
      // when
      var outcome = account.invoke(event(NOW).replace("ScheduledNotification", messageType));

      // then
      assertThat(outcome)
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed ->
                  assertThat(failed.cause())
                      .hasMessage(
                          "messageType is \"%s\". Allowed: ScheduledNotification."
                              .formatted(messageType)));
      assertThat(account.aws.calls().count()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "{\\\"maxActiveKeys\\\": \\\"2\\\"} | Rule parameter maxActiveKeys is \"2\". Allowed: 0–1.",
          "{\\\"limit\\\": \\\"1\\\"} | Unknown rule parameter \"limit\"",
          "nonsense | ruleParameters is not a JSON object: nonsense",
        })
    void aBadParameterIsRefusedBeforeAnythingIsCalled(String parameters, String message) {
      // when
      var outcome = account.invoke(event(NOW).replace("{}", parameters));

      // then
      assertThat(outcome)
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> assertThat(failed.cause()).hasMessageStartingWith(message));
      assertThat(account.aws.calls().count()).isZero();
    }

    @Test
    void aRuleThatLeftItsScopeReportsNothing() {
      // given
      account.user("alice");

      // when
      var outcome =
          account.invoke(
              event(NOW).replace("\"eventLeftScope\": false", "\"eventLeftScope\": true"));

      // then
      assertThat(outcome).isInstanceOf(Outcome.Answered.class);
      assertThat(account.aws.calls().count()).isZero();
    }

    @Test
    void theSameEventTwiceGivesTheSameVerdicts() {
      // given
      account.userWithKeys("alice", 2);
      account.userWithKeys("bob", 1);
      var event = event(NOW);
      account.invoke(event);
      var once = account.aws.config().evaluations(RULE);

      // when
      account.invoke(event);

      // then
      assertThat(account.aws.config().evaluations(RULE))
          .usingRecursiveFieldByFieldElementComparatorIgnoringFields("resultRecordedTime")
          .isEqualTo(once);
    }
  }

  @Nested
  @DisplayName("9. A user named root is an ordinary user, and no two users share an evaluation")
  class EveryUserForItself {

    @Test
    void judgesAUserNamedRoot() {
      // given
      var root = account.userWithKeys("root", 2);

      // when
      account.run();

      // then
      assertThat(account.verdict(root)).contains("NON_COMPLIANT");
    }

    @Test
    void aUserNamedLikeAnothersIdHasItsOwnVerdict() {
      // given
      var alice = account.userWithKeys("alice", 2);
      var impostor = account.userWithKeys(alice, 1);

      // when
      account.run();

      // then
      assertThat(account.verdict(alice)).contains("NON_COMPLIANT");
      assertThat(account.verdict(impostor)).contains("COMPLIANT");
    }
  }

  @Test
  void judgesByThePolicyOfTheRule() {
    // given
    account.policy(
        Map.of(
            "maxActiveKeys", "0",
            "rotationGraceDays", "7",
            "exemptionTag", "exempt-until",
            "minimumIdleDays", "90"));
    var rotating = account.user("rotating");
    account.key("rotating", "Active", daysAgo(6), Optional.empty());
    var exempt = account.userWithKeys("exempt", 2);
    account.aws.iam().tagUser("exempt", "exempt-until", "2026-12-01");
    var held = account.user("held");
    account.key(
        "held", "Active", daysAgo(400), Optional.of(new KeyUse(daysAgo(89), "s3", "us-east-1")));

    // when
    account.run();

    // then
    assertThat(account.annotation(rotating))
        .contains(
            "rotating: 1 active access key, rotating: the newest is from 2026-11-25, one has to go"
                + " by 2026-12-02.");
    assertThat(account.annotation(exempt))
        .contains("exempt: 2 active access keys, exempt until 2026-12-01 (tag exempt-until).");
    assertThat(account.annotation(held).orElse(""))
        .startsWith("held: 1 active access key, 0 allowed.")
        .endsWith(
            "(last used 2026-09-03 in s3, created 2025-10-27); used within 90 days, so kept until"
                + " 2026-12-02.");
  }

  /** The event as AWS Config's documentation shows it. */
  private String event(Instant notificationCreationTime) {
    return """
    {
      "version": "1.0",
      "invokingEvent": "{\\"awsAccountId\\":\\"123456789012\\",\\"notificationCreationTime\\":\\"%s\\",\\"messageType\\":\\"ScheduledNotification\\",\\"recordVersion\\":\\"1.0\\"}",
      "ruleParameters": "{}",
      "eventLeftScope": false,
      "resultToken": "%s",
      "configRuleName": "%s",
      "configRuleArn": "arn:aws:config:us-east-1:123456789012:config-rule/config-rule-000001",
      "configRuleId": "config-rule-000001",
      "executionRoleArn": "arn:aws:iam::123456789012:role/config",
      "accountId": "123456789012"
    }
    """
        .formatted(notificationCreationTime, account.aws.config().issueResultToken(RULE), RULE);
  }
}
