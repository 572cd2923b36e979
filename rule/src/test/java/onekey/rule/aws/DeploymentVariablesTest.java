package onekey.rule.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import onekey.rule.judgement.AllowedRemoval;
import onekey.rule.judgement.DeleteAfter;
import onekey.rule.judgement.Deployment;
import onekey.rule.judgement.Remediation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentVariablesTest {

  @ParameterizedTest
  @CsvSource({
    "true, 7, 0, manual, NOTHING, MANUAL",
    "true, never, 30, manual, NOTHING, MANUAL",
    "false, never, 14, automatic, DEACTIVATE, AUTOMATIC",
    "false, 0, 0, automatic, DELETE, AUTOMATIC",
    "false, 90, 0, automatic, DELETE, AUTOMATIC",
  })
  void readsWhatTheStackSets(
      String dryRun,
      String deleteAfterDays,
      int noticeDays,
      String remediation,
      AllowedRemoval allowed,
      Remediation expectedRemediation) {
    // when
    var deployment =
        DeploymentVariables.from(
            environment(dryRun, deleteAfterDays, Integer.toString(noticeDays), remediation));

    // then
    assertThat(deployment)
        .isEqualTo(
            new Deployment(
                Boolean.parseBoolean(dryRun),
                DeleteAfter.of(deleteAfterDays).orElseThrow(),
                noticeDays,
                expectedRemediation));
    assertThat(deployment.allowed()).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "no, 7, 0, manual, ONEKEY_DRY_RUN, 'true, false'",
    "True, 7, 0, manual, ONEKEY_DRY_RUN, 'true, false'",
    "false, 91, 0, manual, ONEKEY_DELETE_AFTER_DAYS, never or 0–90",
    "false, Never, 0, manual, ONEKEY_DELETE_AFTER_DAYS, never or 0–90",
    "false, -1, 0, manual, ONEKEY_DELETE_AFTER_DAYS, never or 0–90",
    "false, 7, 31, manual, ONEKEY_NOTICE_DAYS, 0–30",
    "false, 7, 07, manual, ONEKEY_NOTICE_DAYS, 0–30",
    "false, 7, 0, off, ONEKEY_REMEDIATION, 'manual, automatic'",
  })
  void refusesAnotherValue(
      String dryRun,
      String deleteAfterDays,
      String noticeDays,
      String remediation,
      String variable,
      String allowed) {
    assertThatThrownBy(
            () ->
                DeploymentVariables.from(
                    environment(dryRun, deleteAfterDays, noticeDays, remediation)))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageStartingWith("Environment variable " + variable + " is \"")
        .hasMessageEndingWith("Allowed: " + allowed + ".");
  }

  /** A missing variable must not be taken for a permission. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ONEKEY_DRY_RUN",
        "ONEKEY_DELETE_AFTER_DAYS",
        "ONEKEY_NOTICE_DAYS",
        "ONEKEY_REMEDIATION"
      })
  void needsEveryVariable(String missing) {
    // given
    var environment = new HashMap<>(environment("false", "7", "0", "manual"));
    environment.remove(missing);

    // then
    assertThatThrownBy(() -> DeploymentVariables.from(environment))
        .hasMessageContaining(missing + " is missing");
  }

  private static Map<String, String> environment(
      String dryRun, String deleteAfterDays, String noticeDays, String remediation) {
    return Map.of(
        "ONEKEY_DRY_RUN", dryRun,
        "ONEKEY_DELETE_AFTER_DAYS", deleteAfterDays,
        "ONEKEY_NOTICE_DAYS", noticeDays,
        "ONEKEY_REMEDIATION", remediation);
  }
}
