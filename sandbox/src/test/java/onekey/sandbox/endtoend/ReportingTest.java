package onekey.sandbox.endtoend;

import static onekey.sandbox.api.Faults.action;
import static onekey.sandbox.endtoend.JudgedSandbox.RULE;
import static onekey.sandbox.endtoend.JudgedSandbox.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import onekey.sandbox.config.EvaluationReadings;
import onekey.sandbox.config.EvaluationReadings.Older;
import onekey.sandbox.config.EvaluationReadings.Unchanged;
import onekey.sandbox.lambda.Invocation.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which verdicts the judge reports to AWS Config, and when: AWS bills each of them. */
class ReportingTest {

  private static final Duration A_DAY = Duration.ofDays(1);

  private JudgedSandbox account = new JudgedSandbox();

  @AfterEach
  void close() {
    account.close();
  }

  private void restart(EvaluationReadings readings) {
    account.close();
    account = new JudgedSandbox(settings -> settings.evaluationReadings(readings));
  }

  @Test
  void aRunWithoutChangesReportsNothingAndCountsAsDone() {
    // given
    account.userWithKeys("bob", 1);
    account.user("carol");
    account.run();
    account.aws.calls().reset();

    // when
    var outcome = account.runAfter(A_DAY);

    // then
    assertThat(outcome).isInstanceOf(Outcome.Answered.class);
    assertThat(account.billed()).isEqualTo(2);
    assertThat(account.aws.calls().countsByAction(JudgedSandbox.JUDGE))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "ListUsers", 1L,
                "ListAccessKeys", 2L,
                "GetComplianceDetailsByConfigRule", 1L,
                "PutEvaluations", 1L));
  }

  @Test
  void aNonCompliantUserIsReportedEveryDayAndNotEveryHour() {
    // given
    account.userWithKeys("alice", 2);
    account.run();

    // when
    for (var hour = 1; hour <= 48; hour++) {
      account.runAfter(Duration.ofHours(1));
    }

    // then at hour 20 and 40
    assertThat(account.billed()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"7, 3", "1, 15", "0, 15", "90, 1"})
  void aCompliantUserIsReportedAgainAsOftenAsTheRuleSays(String days, long reports) {
    // given
    account.policy(Map.of("reportUnchangedDays", days));
    account.userWithKeys("bob", 1);
    account.run();

    // when
    for (var day = 1; day <= 14; day++) {
      account.runAfter(A_DAY);
    }

    // then
    assertThat(account.billed()).isEqualTo(reports);
  }

  /**
   * Then an unchanged verdict that is old once is old for ever: it costs more and misses nothing.
   */
  @Test
  void ifConfigKeptTheRecordedTimeOfAnUnchangedVerdictItWouldBeReportedInEveryRunFromThenOn() {
    // given
    restart(new EvaluationReadings(Unchanged.KEEPS_ITS_RECORDED_TIME, Older.IS_IGNORED));
    account.userWithKeys("bob", 1);
    account.run();

    // when
    for (var day = 1; day <= 14; day++) {
      account.runAfter(A_DAY);
    }

    // then on the days 7 to 14
    assertThat(account.billed()).isEqualTo(1 + 8);
  }

  @Test
  void afterDeleteResultsEveryUserIsReported() {
    // given
    var alice = account.userWithKeys("alice", 2);
    var bob = account.userWithKeys("bob", 1);
    account.run();
    account.aws.config().deleteEvaluationResults(RULE);

    // when
    account.runAfter(Duration.ofHours(1));

    // then
    assertThat(account.verdict(alice)).contains("NON_COMPLIANT");
    assertThat(account.verdict(bob)).contains("COMPLIANT");
  }

  @Test
  void aChangedPolicyIsReportedAtOnce() {
    // given
    var bob = account.userWithKeys("bob", 1);
    account.run();
    account.policy(Map.of("maxActiveKeys", "0"));

    // when
    account.runAfter(Duration.ofHours(1));

    // then
    assertThat(account.verdict(bob)).contains("NON_COMPLIANT");
  }

  /** The description of a key is part of the annotation. */
  @Test
  void aChangedAnnotationIsReportedAtOnce() {
    // given
    var alice = account.userWithKeys("alice", 2);
    account.run();
    var extra = account.aws.iam().user("alice").orElseThrow().accessKeys().getLast().id();
    account.aws.iam().tagUser("alice", extra, "branch NAS");

    // when
    account.runAfter(Duration.ofHours(1));

    // then
    assertThat(account.annotation(alice).orElse("")).contains(extra + " \"branch NAS\" (");
  }

  /**
   * Both runs read what was on record before; the one that began first reports last. The next run
   * puts right what that leaves.
   */
  @ParameterizedTest
  @EnumSource(Older.class)
  void theNextRunPutsRightWhatAnOverlapLeaves(Older older) {
    // given a run that sees alice's second key, and another during it that does not any more
    restart(new EvaluationReadings(Unchanged.IS_RECORDED_AGAIN, older));
    var alice = account.userWithKeys("alice", 1);
    account.run();
    account.aws.clock().advance(Duration.ofHours(1));
    var second = account.key("alice", "Active", daysAgo(400), Optional.empty());
    account
        .aws
        .faults()
        .before(
            action("PutEvaluations"),
            () -> {
              account.aws.iam().setStatus(second, "Inactive");
              account.runAfter(Duration.ofMinutes(1));
            });
    account.run();

    // when
    account.runAfter(Duration.ofHours(1));

    // then
    assertThat(account.verdict(alice)).contains("COMPLIANT");
  }

  @Test
  void aUserThatDepartsIsReportedOnce() {
    // given
    account.user("bob");
    account.user("gone");
    account.run();
    account.aws.iam().deleteUser("gone");

    // when
    account.runAfter(A_DAY);
    account.runAfter(A_DAY);

    // then
    assertThat(account.billed()).isEqualTo(3);
    assertThat(account.aws.config().evaluations(RULE)).hasSize(1);
  }

  /** Only then the list of users is read a second time. */
  @Test
  void whetherAUserDepartedIsDecidedByAListThatIsYoungerThanWhatWasReported() {
    // given
    account.user("bob");
    account.user("gone");
    account.run();
    account.aws.iam().deleteUser("gone");
    account.aws.calls().reset();

    // when
    account.runAfter(A_DAY);

    // then
    assertThat(account.calls("ListUsers")).isEqualTo(2);
  }

  @Test
  void theSecondListMayNotBeEmptyEither() {
    // given all users are deleted while the rule runs
    account.user("bob");
    account.user("gone");
    account.run();
    account.aws.iam().deleteUser("gone");
    account
        .aws
        .faults()
        .after(
            action("GetComplianceDetailsByConfigRule"), () -> account.aws.iam().deleteUser("bob"));

    // when
    account.aws.clock().advance(A_DAY);
    var failure = account.failure();

    // then
    assertThat(failure).startsWith("IAM lists no users, but the rule reported 2 earlier.");
    assertThat(account.aws.config().evaluations(RULE)).hasSize(2);
  }
}
