package onekey.rule.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** To deploy a softer setting stops everything pending. */
class DeploymentTest {

  private static final Confirmation CONFIRMED = new Confirmation.Confirmed("The key is extra.");

  @ParameterizedTest
  @CsvSource({"NOTHING, false", "DEACTIVATE, true", "DELETE, true"})
  void aDryRunConfirmsNoDeactivation(AllowedRemoval allowed, boolean confirmed) {
    // given
    var deployment = new Deployment(allowed, Remediation.AUTOMATIC);

    // then
    assertThat(deployment.deactivation(CONFIRMED).equals(CONFIRMED)).isEqualTo(confirmed);
  }

  @Test
  void saysThatItIsADryRun() {
    assertThat(new Deployment(AllowedRemoval.NOTHING, Remediation.MANUAL).deactivation(CONFIRMED))
        .isEqualTo(
            new Confirmation.Refused(
                "This deployment removes no keys (dry run). The key is extra."));
  }

  @ParameterizedTest
  @CsvSource({
    "NOTHING, MANUAL, MANUAL, false",
    "DEACTIVATE, MANUAL, MANUAL, false",
    "DELETE, MANUAL, MANUAL, true",
    "DELETE, AUTOMATIC, AUTOMATIC, true",
    "DELETE, AUTOMATIC, MANUAL, true", // chosen by a person, then made automatic
    "DELETE, MANUAL, AUTOMATIC, false", // chosen by itself, and a person took that back
  })
  void deletesOnlyWhatTheDeploymentOfTodayAllows(
      AllowedRemoval allowed, Remediation now, Remediation chosenUnder, boolean confirmed) {
    // given
    var deployment = new Deployment(allowed, now);

    // then
    assertThat(deployment.deletion(CONFIRMED, chosenUnder).equals(CONFIRMED)).isEqualTo(confirmed);
  }

  @Test
  void saysWhyItDeletesNothing() {
    assertThat(
            new Deployment(AllowedRemoval.DEACTIVATE, Remediation.MANUAL)
                .deletion(CONFIRMED, Remediation.MANUAL)
                .reason())
        .isEqualTo("This deployment deletes no keys (it allows: deactivate). The key is extra.");
    assertThat(
            new Deployment(AllowedRemoval.DELETE, Remediation.MANUAL)
                .deletion(CONFIRMED, Remediation.AUTOMATIC)
                .reason())
        .isEqualTo(
            "Remediation is manual now, and the key was chosen when it was automatic. The key is"
                + " extra.");
  }

  @ParameterizedTest
  @EnumSource(AllowedRemoval.class)
  void neverTurnsANoIntoAYes(AllowedRemoval allowed) {
    // given
    var deployment = new Deployment(allowed, Remediation.AUTOMATIC);
    var refused = new Confirmation.Refused("no");
    var stillActive = new Confirmation.StillActive("not yet");

    // then
    assertThat(deployment.deactivation(refused)).isEqualTo(refused);
    assertThat(deployment.deactivation(stillActive)).isEqualTo(stillActive);
    assertThat(deployment.deletion(refused, Remediation.MANUAL)).isEqualTo(refused);
    assertThat(deployment.deletion(stillActive, Remediation.MANUAL)).isEqualTo(stillActive);
  }
}
