package onekey.sandbox.endtoend;

import static onekey.sandbox.api.Faults.action;
import static onekey.sandbox.endtoend.Deployed.AUTOMATIC;
import static onekey.sandbox.endtoend.Deployed.DRY_RUN;
import static onekey.sandbox.endtoend.Deployed.LONGER_NOTICE;
import static onekey.sandbox.endtoend.Deployed.NOTICE;
import static onekey.sandbox.endtoend.Deployed.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import onekey.rule.judgement.KeyPolicy;
import onekey.sandbox.api.ApiError;
import onekey.sandbox.endtoend.RemovalSandbox.Alice;
import onekey.sandbox.iam.KeyUse;
import onekey.sandbox.scheduler.Schedule;
import onekey.sandbox.sns.PublishedMessage;
import onekey.sandbox.ssm.AutomationExecution;
import onekey.sandbox.ssm.AutomationReadings;
import onekey.sandbox.ssm.AutomationReadings.AbsentOutput;
import onekey.sandbox.ssm.AutomationReadings.FunctionError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An extra key is announced, and removed when its notice is over, unless somebody objects: under
 * each reading of what AWS leaves open about runbooks.
 */
@ParameterizedClass
@MethodSource("readings")
class NoticePeriodTest {

  private static final Duration TWO_WEEKS = Duration.ofDays(14);
  private static final Duration DAY = Duration.ofDays(1);

  private final RemovalSandbox account;

  NoticePeriodTest(FunctionError error, AbsentOutput absent) {
    account =
        new RemovalSandbox(new AutomationReadings(error, absent), Deployed.with(NOTICE, TOPIC));
    account.aws.topics().put(Deployed.TOPIC_ARN);
  }

  @AfterEach
  void close() {
    account.close();
  }

  static Stream<Arguments> readings() {
    return Stream.of(FunctionError.values())
        .flatMap(
            error -> Stream.of(AbsentOutput.values()).map(absent -> Arguments.of(error, absent)));
  }

  private void pass(Duration time) {
    account.aws.clock().advance(time);
  }

  private List<String> pending() {
    return account.aws.scheduler().schedules().stream().map(Schedule::name).toList();
  }

  private AutomationExecution last() {
    return account.aws.automation().executions().getLast();
  }

  private List<String> subjects() {
    return account.aws.topics().messages().stream()
        .map(PublishedMessage::subject)
        .map(subject -> subject.orElse(""))
        .filter(subject -> subject.startsWith("OneKey: access key"))
        .map(subject -> subject.replaceFirst(" \\(account .*", ""))
        .toList();
  }

  private String lastMessage() {
    return account.aws.topics().messages().stream()
        .filter(message -> message.subject().orElse("").startsWith("OneKey: access key"))
        .reduce((_, later) -> later)
        .orElseThrow()
        .message();
  }

  private String annotation(String userId) {
    return account
        .aws
        .config()
        .evaluation(account.rule(), userId)
        .orElseThrow()
        .annotation()
        .orElse("");
  }

  /** Nothing but the announcement was done to the key, and the announcement is used up. */
  private void assertStays(Alice alice, String reason) {
    assertThat(last().succeeded()).isTrue();
    assertThat(account.status(alice.extra())).contains("Active");
    assertThat(account.writes()).isEmpty();
    assertThat(pending()).isEmpty();
    assertThat(subjects().getLast())
        .isEqualTo("OneKey: access key %s not removed".formatted(alice.extra()));
    assertThat(lastMessage()).contains(reason);
  }

  @Nested
  class WholeLife {

    @Test
    void isAnnouncedThenDeactivatedThenDeleted() {
      // given
      var alice = account.alice();

      // when it is announced
      var announced = account.remediate(alice.id());

      // then
      assertThat(announced.succeeded()).isTrue();
      assertThat(announced.outputs())
          .containsEntry("ChooseExtraKey.decision", "Announce")
          .containsEntry("ChooseExtraKey.removeAt", "2026-12-15T08:00:00");
      assertThat(account.writes()).isEmpty();
      assertThat(pending()).containsExactly("remove-" + alice.extra());
      assertThat(annotation(alice.id())).contains("announced: will be deactivated on 2026-12-15.");
      assertThat(subjects()).containsExactly("OneKey: access key " + alice.extra() + " announced");

      // when it is remediated again before its day
      pass(TWO_WEEKS.minus(DAY));
      var held = account.remediate(alice.id());

      // then
      assertThat(held.outputs()).containsEntry("ChooseExtraKey.decision", "Hold");
      assertThat(account.status(alice.extra())).contains("Active");

      // when its day has come
      pass(DAY);

      // then
      assertThat(last().succeeded()).isTrue();
      assertThat(account.status(alice.extra())).contains("Inactive");
      assertThat(pending()).containsExactly("delete-" + alice.extra());
      assertThat(annotation(alice.id()))
          .isEqualTo(
              "alice: 1 active access key. %s is inactive and will be deleted on 2026-12-22."
                  .formatted(alice.extra()));

      // when its quarantine is over
      pass(Duration.ofDays(7));

      // then
      assertThat(account.status(alice.extra())).isEmpty();
      assertThat(account.status(alice.kept())).contains("Active");
      assertThat(pending()).isEmpty();
      assertThat(subjects())
          .containsExactly(
              "OneKey: access key " + alice.extra() + " announced",
              "OneKey: access key " + alice.extra() + " deactivated",
              "OneKey: access key " + alice.extra() + " deleted");
    }

    @Test
    void eachMessageSaysHowToStopOrUndoIt() {
      // given
      var alice = account.alice();

      // then
      account.remediate(alice.id());
      assertThat(lastMessage())
          .contains(
              "alice: 2 active access keys, 1 allowed. Extra: " + alice.extra(),
              "aws sts get-caller-identity",
              "disable the schedule remove-" + alice.extra(),
              "Once deactivated, the key is deleted after 7 days.",
              "aws iam update-access-key --user-name alice --access-key-id "
                  + alice.extra()
                  + " --status Active");
      pass(TWO_WEEKS);
      assertThat(lastMessage())
          .contains(
              "aws iam update-access-key --user-name alice --access-key-id "
                  + alice.extra()
                  + " --status Active",
              "--name delete-" + alice.extra());
      pass(Duration.ofDays(7));
      assertThat(lastMessage()).contains("aws iam create-access-key --user-name alice");
    }

    /** At most as much may be asked for by hand as the deployment gives at once. */
    @Test
    void aShorterNoticeByHandIsAsLongAsDeployed() {
      // given
      var alice = account.alice();

      // when
      var execution = account.run(alice.id(), Map.of("NoticeDays", "0", "DeleteAfterDays", "0"));

      // then
      assertThat(execution.outputs())
          .containsEntry("ChooseExtraKey.decision", "Announce")
          .containsEntry("ChooseExtraKey.removeAt", "2026-12-15T08:00:00");
    }

    @Test
    void aLongerNoticeByHandHolds() {
      // given
      var alice = account.alice();

      // when
      var execution = account.run(alice.id(), Map.of("NoticeDays", "30"));

      // then
      assertThat(execution.outputs())
          .containsEntry("ChooseExtraKey.removeAt", "2026-12-31T08:00:00");
    }
  }

  @Nested
  class Objecting {

    @Test
    void byUsingTheKey() {
      // given
      var alice = account.alice();
      account.remediate(alice.id());
      pass(TWO_WEEKS.minus(DAY));
      account
          .aws
          .iam()
          .recordUse(alice.extra(), new KeyUse(account.aws.clock().instant(), "sts", "us-east-1"));

      // when
      pass(DAY);

      // then
      assertStays(alice, "used within 45 days");
    }

    @Test
    void byExemptingTheUser() {
      // given
      account.policy(Map.of("exemptionTag", "exempt-until"));
      account.deploy(KeyPolicy.parse(Map.of("exemptionTag", "exempt-until")), NOTICE, TOPIC);
      var alice = account.alice();
      account.remediate(alice.id());
      assertThat(lastMessage())
          .contains("aws iam tag-user --user-name alice --tags \"Key=exempt-until,Value=YYYY");
      account.aws.iam().tagUser("alice", "exempt-until", "2027-06-30");

      // when
      pass(TWO_WEEKS);

      // then
      assertStays(alice, "exempt until 2027-06-30");
    }

    @Test
    void byTakingTheOtherKeyAway() {
      // given
      var alice = account.alice();
      account.remediate(alice.id());
      account.aws.iam().setStatus(alice.kept(), "Inactive");

      // when
      pass(TWO_WEEKS);

      // then
      assertThat(account.status(alice.extra())).contains("Active");
      assertThat(lastMessage()).contains("alice: 1 active access key.");
    }

    /** The key that everybody was told of goes, and no other. */
    @Test
    void bySwitchingToTheOtherKey() {
      // given
      var alice = account.alice();
      account.remediate(alice.id());
      pass(Duration.ofDays(10));
      account
          .aws
          .iam()
          .recordUse(alice.extra(), new KeyUse(account.aws.clock().instant(), "s3", "us-east-1"));

      // when
      pass(Duration.ofDays(100));

      // then
      assertThat(account.status(alice.extra())).contains("Active");
      assertThat(account.status(alice.kept())).contains("Active");
      assertThat(account.writes()).isEmpty();
    }

    @Test
    void byDisablingTheSchedule() {
      // given
      var alice = account.alice();
      account.remediate(alice.id());
      var own = account.aws.scheduler().schedules().getFirst();
      account.aws.scheduler().put(own.disabled());

      // when
      pass(Duration.ofDays(20));
      var again = account.remediate(alice.id());

      // then
      assertThat(again.outputs()).containsEntry("ChooseExtraKey.decision", "Hold");
      assertThat(again.outputs().get("ChooseExtraKey.reason"))
          .contains("its schedule was stopped, so a person must decide");
      assertThat(account.writes()).isEmpty();
    }

    /** Whoever deletes the schedule gets another notice, and never a shorter one. */
    @Test
    void byDeletingTheSchedule() {
      // given
      var alice = account.alice();
      account.remediate(alice.id());
      account.aws.scheduler().clear();
      pass(Duration.ofDays(13));

      // when
      var again = account.remediate(alice.id());

      // then
      assertThat(again.outputs())
          .containsEntry("ChooseExtraKey.decision", "Announce")
          .containsEntry("ChooseExtraKey.removeAt", "2026-12-28T08:00:00");
    }
  }

  /** What becomes of pending announcements when something is deployed. */
  @Nested
  class AfterAnUpdate {

    @Test
    void aShorterNoticeBreaksNoPromise() {
      // given
      var alice = account.alice();
      account.remediate(alice.id());

      // when
      account.deploy(TOPIC);
      pass(TWO_WEEKS.minus(DAY));
      account.remediate(alice.id());

      // then
      assertThat(account.status(alice.extra())).contains("Active");
      pass(DAY);
      assertThat(account.status(alice.extra())).contains("Inactive");
    }

    @Test
    void aLongerNoticeAnnouncesAnew() {
      // given
      var alice = account.alice();
      account.remediate(alice.id());
      account.deploy(LONGER_NOTICE);

      // when
      pass(TWO_WEEKS);

      // then the notice of 30 days begins
      assertThat(account.status(alice.extra())).contains("Active");
      assertThat(last().outputs())
          .containsEntry("ChooseExtraKey.decision", "Announce")
          .containsEntry("ChooseExtraKey.removeAt", "2027-01-14T08:00:00");
      assertThat(pending()).containsExactly("remove-" + alice.extra());
      pass(Duration.ofDays(30));
      assertThat(account.status(alice.extra())).contains("Inactive");
    }

    @Test
    void aDryRunRemovesNothing() {
      // given
      var alice = account.alice();
      account.remediate(alice.id());
      account.deploy(NOTICE, DRY_RUN);

      // when
      pass(Duration.ofDays(20));

      // then
      assertThat(last().succeeded()).isTrue();
      assertThat(last().stepNames()).endsWith("IsThereAnythingToRemove", "Finish");
      assertThat(account.writes()).isEmpty();
    }

    @Test
    void whatBeganAutomaticallyEndsWhenRemediationIsManual() {
      // given
      account.deploy(NOTICE, AUTOMATIC);
      var alice = account.alice();
      account.remediate(alice.id());
      account.deploy(NOTICE, TOPIC);

      // when
      pass(TWO_WEEKS);

      // then
      assertStays(alice, "Remediation is manual now");
    }

    @Test
    void whatAPersonBeganGoesOnWhenRemediationIsAutomatic() {
      // given
      var alice = account.alice();
      account.remediate(alice.id());
      account.deploy(NOTICE, AUTOMATIC);

      // when
      pass(TWO_WEEKS);

      // then
      assertThat(account.status(alice.extra())).contains("Inactive");
    }

    @Test
    void withoutTheStackNothingHappens() {
      // given
      var alice = account.alice();
      account.remediate(alice.id());
      account.deploy(Deployed.OFF);

      // when
      pass(Duration.ofDays(100));

      // then
      assertThat(pending()).isEmpty();
      assertThat(account.status(alice.extra())).contains("Active");
    }

    /** A stack that is deployed again gives the whole notice again. */
    @Test
    void aStackThatIsDeployedAgainAnnouncesAnew() {
      // given
      var alice = account.alice();
      account.remediate(alice.id());
      account.deploy(Deployed.OFF);
      account.deploy(NOTICE, TOPIC);
      pass(Duration.ofDays(13));

      // when
      var again = account.remediate(alice.id());

      // then
      assertThat(again.outputs())
          .containsEntry("ChooseExtraKey.decision", "Announce")
          .containsEntry("ChooseExtraKey.removeAt", "2026-12-28T08:00:00");
    }
  }

  /** A run that says that a key was announced. */
  @Nested
  class GivenByHand {

    @Test
    void beforeItsDayItChangesNothing() {
      // given
      var alice = account.alice();
      account.remediate(alice.id());

      // when
      var execution = account.run(alice.id(), Map.of("AnnouncedKey", alice.extra()));

      // then
      assertThat(execution.succeeded()).isTrue();
      assertThat(execution.outputs()).containsEntry("ChooseExtraKey.decision", "Hold");
      assertThat(account.writes()).isEmpty();
      assertThat(pending()).containsExactly("remove-" + alice.extra());
    }

    @Test
    void withoutAnAnnouncementItChangesNothingAndSaysWhy() {
      // given
      var alice = account.alice();

      // when
      var execution = account.run(alice.id(), Map.of("AnnouncedKey", alice.extra()));

      // then
      assertThat(execution.outputs()).containsEntry("ChooseExtraKey.decision", "Hold");
      assertThat(execution.outputs().get("ChooseExtraKey.reason"))
          .contains("was announced that is due");
      assertThat(execution.stepNames()).endsWith("IsThereAnythingToRemove", "Finish");
      assertThat(account.writes()).isEmpty();
      assertThat(subjects()).isEmpty();
    }

    /** The schedule of somebody else's key stays as it is. */
    @Test
    void withTheKeyOfAnotherUserItChangesNothing() {
      // given
      var alice = account.alice();
      var bob = account.aws.iam().createUser("bob").id();
      account.key("bob", 400, 0, "");
      account.key("bob", 900, 1, "s3");
      account.remediate(alice.id());

      // when
      var execution = account.run(bob, Map.of("AnnouncedKey", alice.extra()));

      // then
      assertThat(execution.outputs()).containsEntry("ChooseExtraKey.decision", "Hold");
      assertThat(account.writes()).isEmpty();
      assertThat(pending()).containsExactly("remove-" + alice.extra());
    }
  }

  @Nested
  class Going {

    @Test
    void aUserThatIsGoneLeavesNothingBehind() {
      // given
      var alice = account.alice();
      account.remediate(alice.id());
      account.aws.iam().deleteUser("alice");

      // when
      pass(TWO_WEEKS);

      // then
      assertThat(last().succeeded()).isTrue();
      assertThat(pending()).isEmpty();
      assertThat(lastMessage()).contains("IAM lists no user " + alice.id() + " any more.");
    }

    @Test
    void aUserRecreatedUnderTheSameNameLosesNothing() {
      // given
      var alice = account.alice();
      account.remediate(alice.id());
      account.aws.iam().deleteUser("alice");
      var other = account.alice();

      // when
      pass(TWO_WEEKS);

      // then
      assertThat(account.status(other.extra())).contains("Active");
      assertThat(account.writes()).isEmpty();
    }
  }

  @Nested
  class Failing {

    @ParameterizedTest
    @ValueSource(strings = {"CreateSchedule", "GetAutomationExecution"})
    void aRefusedAnnouncementFailsAndChangesNothing(String action) {
      // given
      var alice = account.alice();
      account.aws.faults().deny(action);

      // when
      var execution = account.remediate(alice.id());

      // then
      assertThat(execution.succeeded()).isFalse();
      assertThat(execution.steps().getLast().stepName()).isEqualTo("FailNotAnnounced");
      assertThat(execution.steps().getLast().failureMessage().orElse(""))
          .contains(alice.extra(), "alice", "aws scheduler delete-schedule");
      assertThat(account.writes()).isEmpty();
      assertThat(account.aws.topics().messages()).hasSize(1);
      assertThat(account.aws.topics().messages().getLast().message())
          .contains(alice.extra() + " is extra, and its removal could not be announced");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ListUsers", "DescribeConfigRules", "InvokeFunction"})
    void aRunWithoutADecisionFailsAndIsTold(String action) {
      // given
      var alice = account.alice();
      account.aws.faults().deny(action);

      // when
      var execution = account.remediate(alice.id());

      // then
      assertThat(execution.succeeded()).isFalse();
      assertThat(execution.steps().getLast().stepName()).isEqualTo("FailWithoutDecision");
      assertThat(account.writes()).isEmpty();
      assertThat(account.aws.topics().messages()).hasSize(1);
      assertThat(account.aws.topics().messages().getLast().message())
          .contains("IAM user " + alice.id() + ": no key was changed.", "in account 111122223333");
    }

    @Test
    void anAnnouncementThatWasMadeWithoutAnAnswerIsTold() {
      // given
      var alice = account.alice();
      account.loseTheAnswerTo("CreateSchedule");

      // when
      var execution = account.remediate(alice.id());

      // then
      assertThat(execution.succeeded()).isTrue();
      assertThat(subjects()).hasSize(1);
      assertThat(pending()).hasSize(1);
    }

    /** Else the same announcement could be counted on twice. */
    @Test
    void anAnnouncementThatCannotBeUsedUpRemovesNothing() {
      // given
      var alice = account.alice();
      account.remediate(alice.id());
      account.aws.faults().deny("DeleteSchedule");

      // when
      pass(TWO_WEEKS);

      // then
      assertThat(last().succeeded()).isFalse();
      assertThat(last().steps().getLast().stepName()).isEqualTo("FailAnnouncementNotUsedUp");
      assertThat(account.writes()).isEmpty();
      assertThat(account.aws.topics().messages().getLast().message())
          .contains(
              alice.extra() + " was announced for removal and stays as it is, because its schedule",
              "disable the schedule remove-" + alice.extra());

      // when it is tried again the next day
      account.aws.faults().clear();
      pass(DAY);
      account.remediate(alice.id());

      // then
      assertThat(account.status(alice.extra())).contains("Inactive");
    }

    /** AWS does not say that a schedule that has run can still be read. */
    @Test
    void withoutTheScheduleOfItsAnnouncementNothingIsRemoved() {
      // given
      var alice = account.alice();
      account.remediate(alice.id());
      account.aws.faults().before(action("InvokeFunction"), () -> account.aws.scheduler().clear());

      // when
      pass(TWO_WEEKS);

      // then
      assertThat(last().succeeded()).isTrue();
      assertThat(last().outputs()).containsEntry("ChooseExtraKey.decision", "Hold");
      assertThat(account.writes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3, Announce", "20, Announce"})
    void anAnnouncementIsNotCountedOnForLong(int daysLate, String decision) {
      // given
      var alice = account.alice();
      account.remediate(alice.id());
      account.aws.faults().deny("InvokeFunction");
      pass(TWO_WEEKS.plus(Duration.ofDays(daysLate)));
      account.aws.faults().clear();

      // when
      var late = account.remediate(alice.id());

      // then
      assertThat(late.outputs()).containsEntry("ChooseExtraKey.decision", decision);
      assertThat(account.writes()).isEmpty();
      assertThat(pending()).containsExactly("remove-" + alice.extra());
    }

    @Test
    void aMessageThatCannotBeSentStopsNothing() {
      // given
      var alice = account.alice();
      account.aws.faults().deny("Publish");

      // when
      var execution = account.remediate(alice.id());
      pass(TWO_WEEKS);

      // then
      assertThat(execution.succeeded()).isTrue();
      assertThat(account.status(alice.extra())).contains("Inactive");
    }

    @Test
    void peopleAreToldOfAKeyThatWasRestored() {
      // given
      account.deploy(TOPIC);
      var alice = account.alice();
      account
          .aws
          .faults()
          .after(action("UpdateAccessKey"), () -> account.aws.faults().deny("DescribeConfigRules"));

      // when
      var execution = account.remediate(alice.id());

      // then
      assertThat(execution.succeeded()).isFalse();
      assertThat(execution.steps().getLast().stepName()).isEqualTo("FailKeyRestored");
      assertThat(account.aws.topics().messages().getLast().message())
          .contains(alice.extra() + " is ACTIVE again", "--user-name alice");
    }

    @Test
    void peopleAreToldOfAKeyThatNothingDeletes() {
      // given
      account.deploy(TOPIC);
      var alice = account.alice();
      account.aws.faults().deny("CreateSchedule");

      // when
      var execution = account.remediate(alice.id());

      // then
      assertThat(execution.succeeded()).isFalse();
      assertThat(account.aws.topics().messages().getLast().message())
          .contains(
              alice.extra() + " may be INACTIVE",
              "--status Active",
              "aws iam delete-access-key --user-name alice --access-key-id " + alice.extra());
    }
  }

  /** A deletion that fails is tried again on the next three days. */
  @Nested
  class Deleting {

    private static final ApiError FAILURE = new ApiError(500, "ServiceFailure", "on demand");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void isTriedAgainOnTheFollowingDays(int failures) {
      // given
      account.deploy(TOPIC);
      var alice = account.alice();
      account.remediate(alice.id());
      account.aws.faults().answer(action("DeleteAccessKey"), failures, FAILURE);

      // when
      pass(Duration.ofDays(7));

      // then
      assertThat(last().succeeded()).isFalse();
      assertThat(last().steps().getLast().stepName()).isEqualTo("FailWillTryAgain");
      assertThat(account.aws.topics().messages().getLast().message())
          .contains(
              alice.extra()
                  + " is inactive and could not be deleted; this is tried again on 2026-12-09",
              "--name delete-" + alice.extra());
      assertThat(annotation(alice.id())).contains("is inactive and will be deleted on 2026-12-08");
      pass(Duration.ofDays(failures).minusSeconds(1));
      assertThat(account.status(alice.extra())).contains("Inactive");
      pass(Duration.ofSeconds(1));
      assertThat(account.status(alice.extra())).isEmpty();
      assertThat(last().succeeded()).isTrue();
      assertThat(pending()).isEmpty();
      assertThat(subjects().getLast()).endsWith(" deleted");
    }

    @Test
    void isToldAfterTheLastAttempt() {
      // given
      account.deploy(TOPIC);
      var alice = account.alice();
      account.remediate(alice.id());
      account.aws.faults().answer(action("DeleteAccessKey"), 10, FAILURE);

      // when
      pass(Duration.ofDays(100));

      // then
      assertThat(account.aws.calls().count("DeleteAccessKey")).isEqualTo(4);
      assertThat(last().succeeded()).isFalse();
      assertThat(last().steps().getLast().stepName()).isEqualTo("FailKeyLeftInactive");
      assertThat(account.status(alice.extra())).contains("Inactive");
      assertThat(account.aws.topics().messages().getLast().message())
          .contains(alice.extra() + " may be INACTIVE, and nothing deletes it");
      account.aws.config().evaluate(account.rule());
      assertThat(annotation(alice.id()))
          .contains(alice.extra() + " is inactive; nothing is scheduled for it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ListUsers", "InvokeFunction"})
    void isNotDoneWithoutAnAnswerAndPeopleAreTold(String action) {
      // given
      account.deploy(TOPIC);
      var alice = account.alice();
      account.remediate(alice.id());
      account.aws.faults().deny(action);

      // when
      pass(Duration.ofDays(7));

      // then
      assertThat(last().succeeded()).isFalse();
      assertThat(last().steps().getLast().stepName()).isEqualTo("FailWithoutAnswer");
      assertThat(account.status(alice.extra())).contains("Inactive");
      assertThat(account.aws.topics().messages().getLast().message())
          .contains(
              "IAM user " + alice.id() + ": the key stays as it is",
              "aws iam delete-access-key --user-name USER --access-key-id " + alice.extra());
    }

    /** A schedule may start its run twice, or a day late. */
    @Test
    void isNotDoneByASecondRunOfAnEarlierSchedule() {
      // given a key that its owner activated, and that was deactivated again after its day
      var alice = account.alice();
      account.deploy();
      account.remediate(alice.id());
      account.aws.iam().setStatus(alice.extra(), "Active");
      pass(Duration.ofDays(7));
      var first = last();
      account.remediate(alice.id());
      assertThat(account.status(alice.extra())).contains("Inactive");

      // when
      var parameters = new HashMap<String, List<String>>();
      first.parameters().forEach((name, value) -> parameters.put(name, List.of(value)));
      var second = account.aws.automation().start(first.documentName(), parameters);

      // then
      assertThat(second.succeeded()).isTrue();
      assertThat(second.outputs()).containsEntry("ConfirmRested.confirmed", "later");
      assertThat(account.status(alice.extra())).contains("Inactive");
      pass(Duration.ofDays(7).minusSeconds(1));
      assertThat(account.status(alice.extra())).contains("Inactive");
      pass(Duration.ofSeconds(1));
      assertThat(account.status(alice.extra())).isEmpty();
    }

    @Test
    void isPostponedByADeploymentThatDeletesLater() {
      // given
      var alice = account.alice();
      account.deploy();
      account.remediate(alice.id());
      account.deploy(Deployed.LATER);

      // when
      pass(Duration.ofDays(30).minusSeconds(1));

      // then
      assertThat(last().succeeded()).isTrue();
      assertThat(account.status(alice.extra())).contains("Inactive");
      pass(Duration.ofSeconds(1));
      assertThat(account.status(alice.extra())).isEmpty();
    }
  }

  /** What is pending is only shown, so a failure to read it costs no verdict. */
  @ParameterizedTest
  @ValueSource(strings = {"ListSchedules", "GetSchedule"})
  void whatIsPendingMayBeUnknown(String refused) {
    // given
    var alice = account.alice();
    account.remediate(alice.id());
    account.aws.faults().deny(refused);

    // when
    var run = account.aws.config().evaluate(account.rule());

    // then
    assertThat(run.invocation().succeeded()).isTrue();
    assertThat(annotation(alice.id())).contains("; may be removed since ");
    assertThat(
            account.stack.functionArns().values().stream()
                .flatMap(function -> account.aws.lambda().log(function).stream()))
        .anySatisfy(line -> assertThat(line).contains("OneKey cannot tell what is scheduled: "));
  }

  @Test
  void theTextOfOthersBecomesNoReference() {
    // given
    var alice = account.alice();
    account.aws.iam().tagUser("alice", alice.extra(), "{{ AutomationAssumeRole }}{{{global:X}}}");

    // when
    account.remediate(alice.id());

    // then
    assertThat(lastMessage()).contains("{ { AutomationAssumeRole }}").doesNotContain("{{");
  }
}
