package onekey.cli.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import onekey.cli.doctor.check.Status;
import onekey.cli.drill.DrillLine.Fine;
import onekey.cli.drill.DrillOrder.Visit;
import onekey.plan.output.BadInputException;
import onekey.sandbox.iam.SandboxAccessKey;
import onekey.sandbox.scheduler.Schedule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A drill that goes on for days, until the extra key is gone. */
class DrillLaterVisitsTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private final DrillSandbox account = new DrillSandbox(DrillSandbox.WITHIN_DAYS);

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void seesTheKeyAnnouncedDeactivatedAndDeleted() {
    // given
    account.remediation(false, Map.of("NoticeDays", "1", "DeleteAfterDays", "1"));
    var now = account.aws.clock().instant();

    // when
    var first = account.run(Visit.FIRST_OF_SEVERAL);

    // then
    assertFine(first);
    assertThat(first.text(OptionalInt.empty())).contains("next visit: after 2026-11-25T12:0");
    var keys = account.user().orElseThrow().accessKeys();
    var extra = keys().extra();
    assertThat(keys).hasSize(2).allMatch(SandboxAccessKey::isActive);

    // when too early
    var early = account.run(Visit.NEXT);

    // then
    assertFine(early);
    assertThat(early.text(OptionalInt.empty()))
        .contains("nothing is due")
        .contains("next visit: after 2026-11-25T12:0");

    // when
    account.aws.clock().set(now.plus(DAY).plus(HOUR));
    var announced = account.run(Visit.NEXT);

    // then
    assertFine(announced);
    assertThat(announced.text(OptionalInt.empty()))
        .contains("decision Announce")
        .contains("next visit: after 2026-11-26T13:1");
    assertThat(account.aws.scheduler().schedules())
        .extracting(Schedule::name)
        .containsExactly("remove-" + extra);

    // when it is only announced
    account.aws.clock().advance(HOUR);
    var waiting = account.run(Visit.NEXT);

    // then
    assertFine(waiting);
    assertThat(waiting.text(OptionalInt.empty()))
        .contains("is announced")
        .doesNotContain("decision");

    // when
    account.aws.clock().advance(DAY);
    var deactivated = account.run(Visit.NEXT);

    // then
    assertFine(deactivated);
    assertThat(deactivated.text(OptionalInt.empty()))
        .contains(extra + " is inactive and in quarantine");
    assertThat(account.user().orElseThrow().accessKey(extra).orElseThrow().isActive()).isFalse();

    // when
    account.aws.clock().advance(DAY);
    var deleted = account.run(Visit.NEXT);

    // then
    assertFine(deleted);
    assertThat(deleted.text(OptionalInt.empty()))
        .contains(extra + " is deleted")
        .contains("are gone");
    assertThat(account.user()).isEmpty();
    assertThat(account.aws.scheduler().schedules()).isEmpty();
    assertThat(account.aws.iam().user("alice").orElseThrow().activeKeys()).isEqualTo(2);
  }

  @Test
  void seesTheKeyDeletedAtOnceWhereThatIsDeployed() {
    // given
    account.run(Visit.FIRST_OF_SEVERAL);
    account.aws.clock().advance(DAY.plus(HOUR));

    // when
    var report = account.run(Visit.NEXT);

    // then
    assertFine(report);
    assertThat(report.text(OptionalInt.empty())).contains("decision Remove").contains("is deleted");
    assertThat(account.user()).isEmpty();
  }

  @Test
  void endsWithAnInactiveKeyWhereNoneIsDeleted() {
    // given
    account.remediation(false, Map.of("DeleteAfterDays", "never"));
    account.run(Visit.FIRST_OF_SEVERAL);
    account.aws.clock().advance(DAY.plus(HOUR));

    // when
    var report = account.run(Visit.NEXT);

    // then
    assertFine(report);
    assertThat(report.text(OptionalInt.empty())).contains("This deployment deletes no keys");
    assertThat(account.user()).isEmpty();
  }

  @Test
  void isNotKeptWhereNothingIsEverRemoved() {
    // given
    account.remediation(false, Map.of("DryRun", "true"));

    // when, then
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> account.run(Visit.FIRST_OF_SEVERAL))
        .withMessageContaining("dry run");

    // given
    account.aws.remediation().delete(account.rule);

    // when, then
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> account.run(Visit.FIRST_OF_SEVERAL))
        .withMessageContaining("remediation is off");
    assertThat(account.user()).isEmpty();
  }

  @Test
  void saysThatNothingIsRemovedAnyMore() {
    // given
    account.run(Visit.FIRST_OF_SEVERAL);
    account.aws.clock().advance(DAY.plus(HOUR));
    account.remediation(false, Map.of("DryRun", "true"));

    // when
    var report = account.run(Visit.NEXT);

    // then
    assertThat(report.count(Status.NOT_CHECKABLE)).isPositive();
    assertThat(report.text(OptionalInt.empty())).contains("dry run").contains("--drill --clean");
    assertThat(account.user()).isPresent();
  }

  @Test
  void isRefusedWithoutAFirstVisit() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> account.run(Visit.NEXT))
        .withMessageContaining("--drill --keep");
  }

  @Test
  void reportsAKeyThatOneKeyMustNotTouch() {
    // given
    account.run(Visit.FIRST_OF_SEVERAL);
    var kept = keys().kept();
    account.aws.iam().deleteAccessKey(kept);

    // when
    var report = account.run(Visit.NEXT);

    // then
    assertThat(report.count(Status.WRONG)).isPositive();
    assertThat(report.text(OptionalInt.empty())).contains("OneKey must not touch " + kept);
    assertThat(account.user()).isPresent();
  }

  @Test
  void reportsAScheduleThatDidNotRun() {
    // given a removal that was announced, and a schedule that could not start it
    account.remediation(false, Map.of("NoticeDays", "1", "DeleteAfterDays", "1"));
    account.run(Visit.FIRST_OF_SEVERAL);
    account.aws.clock().advance(DAY.plus(HOUR));
    account.run(Visit.NEXT);
    account.aws.faults().deny("StartAutomationExecution");
    account.aws.clock().advance(DAY.plus(HOUR));

    // when
    var report = account.run(Visit.NEXT);

    // then
    assertThat(report.count(Status.WRONG)).as(report.text(OptionalInt.empty())).isPositive();
    assertThat(report.text(OptionalInt.empty()))
        .contains("was due at")
        .contains("dead-letter queue");
    assertThat(account.user()).isPresent();
  }

  @Test
  void cleansWhatIsScheduledToo() {
    // given
    account.remediation(false, Map.of("NoticeDays", "1", "DeleteAfterDays", "1"));
    account.run(Visit.FIRST_OF_SEVERAL);
    account.aws.clock().advance(DAY.plus(HOUR));
    account.run(Visit.NEXT);
    assertThat(account.aws.scheduler().schedules()).isNotEmpty();

    // when
    var report = account.run(Visit.CLEAN);

    // then
    assertFine(report);
    assertThat(account.aws.scheduler().schedules()).isEmpty();
    assertThat(account.user()).isEmpty();
  }

  @Test
  void saysThatAnExemptUserIsNeverRemoved() {
    try (var exempting =
        new DrillSandbox(Map.of("minimumIdleDays", "1", "exemptionTag", "exempt-until"))) {
      // given
      exempting.run(Visit.FIRST_OF_SEVERAL);
      exempting.aws.iam().tagUser(DrillOrder.USUAL_NAME, "exempt-until", "2027-01-31");
      exempting.aws.clock().advance(DAY.plus(HOUR));

      // when
      var report = exempting.run(Visit.NEXT);

      // then
      assertThat(report.count(Status.NOT_CHECKABLE))
          .as(report.text(OptionalInt.empty()))
          .isPositive();
      assertThat(report.text(OptionalInt.empty())).contains("exempt until 2027-01-31");
    }
  }

  private DrillKeys keys() {
    return DrillKeys.parse(account.user().orElseThrow().tags().getOrDefault(DrillMark.KEYS_TAG, ""))
        .orElseThrow();
  }

  private static void assertFine(DrillReport report) {
    assertThat(report.lines())
        .as(report.text(OptionalInt.empty()))
        .isNotEmpty()
        .allMatch(Fine.class::isInstance);
    assertThat(report.left()).isEmpty();
  }
}
