package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** States that were reported from the field, or are as Terraform's formats allow them to be. */
class PlanTerraformCasesTest {

  private static final String STATES = "src/test/resources/onekey/cli/plan/terraform/";
  private static final String DEACTIVATE =
      "aws iam update-access-key --user-name='rotor' --access-key-id='AKIAEXAMPLE000000101' --status=Inactive";

  @Test
  void deactivatesADeposedKeyBeforeAnyApply() {
    // when
    var commands = commands("two-active-keys.json", "deposed-stored.json");

    // then
    assertThat(commands).startsWith(DEACTIVATE).endsWith("terraform apply");
    assertThat(commands).filteredOn("terraform apply"::equals).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tainted-stored.json", "tainted-shown.json"})
  void takesTheMarkOffATaintedKeyBeforeAnyApply(String state) {
    // when
    var commands = commands("two-active-keys.json", state);

    // then
    assertThat(commands)
        .containsSubsequence(
            "terraform untaint 'aws_iam_access_key.rotor'", "terraform apply", "terraform apply");
    assertThat(commands.indexOf("terraform apply"))
        .isGreaterThan(commands.indexOf("terraform untaint 'aws_iam_access_key.rotor'"));
  }

  @Test
  void onlyAppliesWhereTheStateHasTheKeyInactive() {
    // when
    var commands = commands("two-active-keys.json", "already-inactive-stored.json");

    // then
    assertThat(commands.subList(0, commands.indexOf("terraform apply")))
        .noneMatch(command -> command.contains("status"));
  }

  @Test
  void changesTheInputsOfAModuleFromARegistry() {
    // when
    var commands = commands("two-active-keys.json", "registry-module-stored.json");

    // then
    assertThat(commands)
        .anyMatch(
            command ->
                command.contains(
                    "'module \"iam_user\" {' '  iam_access_key_status = \"Inactive\"' '}'"))
        .anyMatch(command -> command.contains("'  create_iam_access_key = false'"))
        .noneMatch(command -> command.contains("resource \"aws_iam_access_key\""));
  }

  @Test
  void ofFourKeysForgetsTheOneThatTerraformTakesForAnotherUsers() {
    // when
    var commands = commands("four-active-keys.json", "other-user-stored.json");

    // then
    assertThat(commands)
        .anyMatch(command -> command.startsWith("terraform state rm 'aws_iam_access_key.rotor'"))
        .doesNotContain("terraform apply");
    try (var aws = StubbedAws.of("four-active-keys.json")) {
      assertThat(aws.plan("--terraform-state", STATES + "other-user-stored.json").out())
          .contains("3 of the user's 4 active access keys have to go in all");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deposed-stored.json",
        "tainted-stored.json",
        "tainted-shown.json",
        "already-inactive-stored.json",
        "registry-module-stored.json"
      })
  void marksWhatIsDoneByHandAndPrintsNoSecret(String state) {
    try (var aws = StubbedAws.of("two-active-keys.json")) {
      // when
      var run = aws.plan("--format", "json", "--terraform-state", STATES + state);

      // then
      assertThat(run.out()).doesNotContain("neverPrint");
      assertThat(fixes(run))
          .extracting(fix -> fix.get("way").asText())
          .containsExactly("TERRAFORM", "CONSOLE", "CLI");
      assertThat(fixes(run).subList(1, 3))
          .allSatisfy(
              fix ->
                  assertThat(fix.get("steps").get(0).get("text").asText())
                      .startsWith("Terraform manages this key (")
                      .contains("take the steps for Terraform first")
                      .contains("next apply"));
    }
  }

  /** Returns the commands for Terraform, without those that undo something. */
  private static List<String> commands(String account, String state) {
    try (var aws = StubbedAws.of(account)) {
      var run = aws.plan("--format", "json", "--terraform-state", STATES + state);
      return fixes(run)
          .getFirst()
          .get("steps")
          .valueStream()
          .filter(step -> !step.get("text").asText().startsWith("To undo"))
          .map(step -> Optional.ofNullable(step.get("command")).filter(JsonNode::isTextual))
          .flatMap(Optional::stream)
          .map(JsonNode::asText)
          .toList();
    }
  }

  private static List<JsonNode> fixes(CommandLineRun run) {
    return PlannedSandbox.json(run).findValue("fixes").valueStream().toList();
  }
}
