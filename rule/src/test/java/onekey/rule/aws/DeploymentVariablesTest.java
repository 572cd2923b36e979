package onekey.rule.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import onekey.rule.judgement.AllowedRemoval;
import onekey.rule.judgement.Deployment;
import onekey.rule.judgement.Remediation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentVariablesTest {

  @ParameterizedTest
  @CsvSource({
    "nothing, manual, NOTHING, MANUAL",
    "deactivate, automatic, DEACTIVATE, AUTOMATIC",
    "delete, automatic, DELETE, AUTOMATIC",
  })
  void readsWhatTheStackSets(
      String allowed,
      String remediation,
      AllowedRemoval expected,
      Remediation expectedRemediation) {
    assertThat(DeploymentVariables.from(environment(allowed, remediation)))
        .isEqualTo(new Deployment(expected, expectedRemediation));
  }

  @ParameterizedTest
  @CsvSource({
    "all, manual, ONEKEY_ALLOWED_REMOVAL",
    "DELETE, manual, ONEKEY_ALLOWED_REMOVAL",
    "delete, off, ONEKEY_REMEDIATION",
  })
  void refusesAnotherValue(String allowed, String remediation, String variable) {
    assertThatThrownBy(() -> DeploymentVariables.from(environment(allowed, remediation)))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageStartingWith("Environment variable " + variable + " is \"")
        .hasMessageContaining("Allowed: ");
  }

  /** A missing variable must not be taken for a permission. */
  @Test
  void needsBothVariables() {
    assertThatThrownBy(() -> DeploymentVariables.from(Map.of()))
        .hasMessageContaining("ONEKEY_ALLOWED_REMOVAL is missing");
    assertThatThrownBy(() -> DeploymentVariables.from(Map.of("ONEKEY_ALLOWED_REMOVAL", "delete")))
        .hasMessageContaining("ONEKEY_REMEDIATION is missing");
  }

  private static Map<String, String> environment(String allowed, String remediation) {
    return Map.of("ONEKEY_ALLOWED_REMOVAL", allowed, "ONEKEY_REMEDIATION", remediation);
  }
}
