package onekey.rule.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** To deploy a softer setting stops everything pending. */
class DeploymentTest {

  private static final Confirmation CONFIRMED = new Confirmation.Confirmed("The key is extra.");
  private static final Instant CHOSEN = Keys.NOW;
  private static final Instant A_WEEK_LATER = CHOSEN.plus(Duration.ofDays(7));

  private static Deployment deployment(
      boolean dryRun, String deleteAfterDays, Remediation remediation) {
    return new Deployment(dryRun, DeleteAfter.of(deleteAfterDays).orElseThrow(), 0, remediation);
  }

  @ParameterizedTest
  @CsvSource({"true, 7, false", "true, never, false", "false, never, true", "false, 7, true"})
  void aDryRunConfirmsNoDeactivation(boolean dryRun, String deleteAfterDays, boolean confirmed) {
    // given
    var deployment = deployment(dryRun, deleteAfterDays, Remediation.AUTOMATIC);

    // then
    assertThat(deployment.deactivation(CONFIRMED, Remediation.MANUAL).equals(CONFIRMED))
        .isEqualTo(confirmed);
  }

  @Test
  void saysThatItIsADryRun() {
    assertThat(
            deployment(true, "7", Remediation.MANUAL).deactivation(CONFIRMED, Remediation.MANUAL))
        .isEqualTo(
            new Confirmation.Refused(
                "This deployment removes no keys (dry run). The key is extra."));
  }

  @ParameterizedTest
  @CsvSource({
    "true, 7, MANUAL, MANUAL, false",
    "false, never, MANUAL, MANUAL, false",
    "false, 7, MANUAL, MANUAL, true",
    "false, 0, MANUAL, MANUAL, true",
    "false, 7, AUTOMATIC, AUTOMATIC, true",
    "false, 7, AUTOMATIC, MANUAL, true", // chosen by a person, then made automatic
    "false, 7, MANUAL, AUTOMATIC, false", // chosen by itself, and a person took that back
  })
  void deletesOnlyWhatTheDeploymentOfTodayAllows(
      boolean dryRun,
      String deleteAfterDays,
      Remediation now,
      Remediation chosenUnder,
      boolean confirmed) {
    // given
    var deployment = deployment(dryRun, deleteAfterDays, now);

    // then
    assertThat(
            deployment
                .deletion(CONFIRMED, CHOSEN, chosenUnder, Optional.empty(), A_WEEK_LATER)
                .equals(CONFIRMED))
        .isEqualTo(confirmed);
  }

  @ParameterizedTest
  @CsvSource({"7, true", "8, false", "30, false", "6, true"})
  void aDeploymentThatDeletesLaterPostponesWhatIsPending(String deleteAfterDays, boolean now) {
    // given
    var deployment = deployment(false, deleteAfterDays, Remediation.MANUAL);

    // when
    var confirmation =
        deployment.deletion(CONFIRMED, CHOSEN, Remediation.MANUAL, Optional.empty(), A_WEEK_LATER);

    // then
    assertThat(confirmation)
        .isEqualTo(
            now
                ? CONFIRMED
                : new Confirmation.Postponed(
                    CHOSEN.plus(Duration.ofDays(Integer.parseInt(deleteAfterDays))),
                    "This deployment deletes a key "
                        + deleteAfterDays
                        + " days after it was chosen. The key is extra."));
  }

  @Test
  void aScheduleThatIsSomeMinutesEarlyPostponesNothing() {
    // given
    var deployment = deployment(false, "7", Remediation.MANUAL);

    // then
    assertThat(
            deployment.deletion(
                CONFIRMED,
                CHOSEN,
                Remediation.MANUAL,
                Optional.empty(),
                A_WEEK_LATER.minus(Duration.ofHours(1))))
        .isEqualTo(CONFIRMED);
    assertThat(
            deployment.deletion(
                CONFIRMED,
                CHOSEN,
                Remediation.MANUAL,
                Optional.empty(),
                A_WEEK_LATER.minus(Duration.ofHours(1)).minusSeconds(1)))
        .isInstanceOf(Confirmation.Postponed.class);
  }

  @Test
  void saysWhyItDeletesNothing() {
    assertThat(
            deployment(false, "never", Remediation.MANUAL)
                .deletion(CONFIRMED, CHOSEN, Remediation.MANUAL, Optional.empty(), A_WEEK_LATER)
                .reason())
        .isEqualTo("This deployment deletes no keys (it allows: deactivate). The key is extra.");
    assertThat(
            deployment(false, "7", Remediation.MANUAL)
                .deletion(CONFIRMED, CHOSEN, Remediation.AUTOMATIC, Optional.empty(), A_WEEK_LATER)
                .reason())
        .isEqualTo(
            "Remediation is manual now, and the key was chosen when it was automatic. The key is"
                + " extra.");
  }

  static Stream<Deployment> deployments() {
    return Stream.of(
        deployment(true, "7", Remediation.AUTOMATIC),
        deployment(false, "never", Remediation.AUTOMATIC),
        deployment(false, "90", Remediation.MANUAL));
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void neverTurnsANoIntoAYes(Deployment deployment) {
    for (var no :
        new Confirmation[] {
          new Confirmation.Refused("no"),
          new Confirmation.StillActive("not yet"),
          new Confirmation.Postponed(A_WEEK_LATER, "later")
        }) {
      assertThat(deployment.deactivation(no, Remediation.MANUAL)).isEqualTo(no);
      assertThat(
              deployment.deletion(no, CHOSEN, Remediation.MANUAL, Optional.empty(), A_WEEK_LATER))
          .isEqualTo(no);
    }
  }

  /** A caller may ask for more time than the deployment gives, and never for less. */
  @ParameterizedTest
  @CsvSource({
    "7, 30, 30",
    "30, 7, 30",
    "0, 0, 0",
    "never, 7, never",
    "7, never, never",
    "never, never, never",
  })
  void theLaterDeletionHolds(String deployed, String requested, String effective) {
    // given
    var deployment = deployment(false, deployed, Remediation.MANUAL);

    // when
    var narrowed = deployment.narrowedTo(DeleteAfter.of(requested).orElseThrow(), 0);

    // then
    assertThat(narrowed.deleteAfter().word()).isEqualTo(effective);
  }

  @ParameterizedTest
  @CsvSource({"0, 14, 14", "14, 0, 14", "0, 0, 0", "30, 30, 30"})
  void theLongerNoticeHolds(int deployed, int requested, int effective) {
    // given
    var never = DeleteAfter.of("never").orElseThrow();
    var deployment = new Deployment(false, never, deployed, Remediation.MANUAL);

    // then
    assertThat(deployment.narrowedTo(never, requested).notice())
        .isEqualTo(Duration.ofDays(effective));
  }

  /** Else a person who goes back to manual at that moment would come too late. */
  @ParameterizedTest
  @CsvSource({
    "MANUAL, AUTOMATIC, false",
    "MANUAL, MANUAL, true",
    "AUTOMATIC, AUTOMATIC, true",
    "AUTOMATIC, MANUAL, true"
  })
  void aDeactivationIsTakenBackWithTheSettingThatBeganIt(
      Remediation now, Remediation chosenUnder, boolean confirmed) {
    assertThat(deployment(false, "0", now).deactivation(CONFIRMED, chosenUnder))
        .isEqualTo(
            confirmed
                ? CONFIRMED
                : new Confirmation.Refused(
                    "Remediation is manual now, and the key was chosen when it was automatic. The"
                        + " key is extra."));
  }

  /** A second or a late run of an earlier schedule must not shorten a new quarantine. */
  @ParameterizedTest
  @CsvSource({"-1, true", "0, true", "60, true", "61, false", "10000, false"})
  void aRunBeforeTheScheduleOfTheKeyDeletesNothing(int minutesUntilIt, boolean deletes) {
    // given
    var scheduledFor = A_WEEK_LATER.plus(Duration.ofMinutes(minutesUntilIt));

    // when
    var confirmation =
        deployment(false, "7", Remediation.MANUAL)
            .deletion(
                CONFIRMED, CHOSEN, Remediation.MANUAL, Optional.of(scheduledFor), A_WEEK_LATER);

    // then
    assertThat(confirmation)
        .isEqualTo(
            deletes
                ? CONFIRMED
                : new Confirmation.Postponed(
                    scheduledFor,
                    "The deletion of the key is scheduled for a later day. The key is extra."));
  }
}
