package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import onekey.plan.output.Terminal;
import onekey.testkit.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoCommandTest {

  private static final Path REPORT =
      Path.of("../plan/src/test/resources/onekey/plan/source/report/credential-report.csv");

  @Test
  void showsTheSampleAccountAsTable() {
    // when
    var run = CommandLineRun.of("demo");

    // then
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    Golden.assertSame(run.out(), "onekey/cli/golden/demo.txt");
  }

  @Test
  void showsTheSampleAccountAsJson() {
    // when
    var run = CommandLineRun.of("demo", "--json");

    // then
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    Golden.assertSame(run.out(), "onekey/cli/golden/demo.json");
  }

  @Test
  void aDryRunChangesNothing() throws IOException {
    // when
    var run = CommandLineRun.of("demo", "--dry-run", "--json");

    // then
    var json = new JsonMapper().readTree(run.out());
    assertThat(run.exitCode()).isZero();
    assertThat(json.get("usersAfter")).isEqualTo(json.get("users"));
    assertThat(json.get("remediations"))
        .hasSize(9)
        .allSatisfy(
            remediation -> {
              assertThat(remediation.get("status").asText()).isEqualTo("Success");
              assertThat(remediation.get("steps").findValuesAsText("name"))
                  .containsExactly(
                      "AreParametersConsistent",
                      "ChooseExtraKey",
                      "IsThereAnythingToRemove",
                      "Finish");
            });
  }

  @Test
  void deactivatesInsteadOfDeleting() {
    // when
    var run = CommandLineRun.of("demo", "--removal", "Deactivate");

    // then
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("DeactivateKey")
        .doesNotContain("DeleteKey", "Day ")
        .contains("16 users: 12 COMPLIANT, 4 NON_COMPLIANT.");
  }

  @Test
  void showsTheWholeLifeOfAnExtraKey() throws IOException {
    // when
    var run = CommandLineRun.of("demo", "--json");

    // then
    var quarantine = new JsonMapper().readTree(run.out()).get("quarantine");
    assertThat(quarantine.get("days").asInt()).isEqualTo(7);
    assertThat(quarantine.get("reactivation").get("userName").asText()).isEqualTo("deploy");
    assertThat(quarantine.get("reactivation").get("remediation").get("decision").asText())
        .isEqualTo("Hold");
    assertThat(quarantine.get("ends"))
        .hasSize(5)
        .allSatisfy(
            end ->
                assertThat(end.get("deleted").asBoolean())
                    .isNotEqualTo(end.get("userName").asText().equals("deploy")));
    assertThat(quarantine.get("usersAtTheEnd"))
        .filteredOn(user -> user.get("userName").asText().equals("deploy"))
        .singleElement()
        .satisfies(
            user -> assertThat(user.get("complianceType").asText()).isEqualTo("NON_COMPLIANT"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 90})
  void showsAQuarantineOfAnyLength(int days) {
    // when
    var run = CommandLineRun.of("demo", "--quarantine-days", Integer.toString(days));

    // then
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("Day %d: a person makes".formatted(days / 2))
        .contains("Day %d: the keys that are still inactive are deleted:".formatted(days))
        .contains("deploy: not deleted");
  }

  @Test
  void deletesAtOnceWithoutAQuarantine() {
    // when
    var run = CommandLineRun.of("demo", "--quarantine-days", "0");

    // then
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("DeleteKey").doesNotContain("ScheduleDeletion", "Day ");
  }

  @Test
  void theOnlyKeyInQuarantineIsNotReactivated() throws IOException {
    // when
    var run = CommandLineRun.of("demo", "--credential-report", REPORT.toString(), "--json");

    // then
    var quarantine = new JsonMapper().readTree(run.out()).get("quarantine");
    assertThat(quarantine.get("reactivation").isNull()).isTrue();
    assertThat(quarantine.get("ends"))
        .singleElement()
        .satisfies(end -> assertThat(end.get("deleted").asBoolean()).isTrue());
    assertThat(run.out()).doesNotContain("AKIA");
  }

  @Test
  void countsWhatIsTooMuchToShow() {
    // when
    var run = CommandLineRun.of("demo", "--users", "300");

    // then
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).containsPattern("… and \\d+ more\\.");
  }

  @Test
  void tellsNobodyWhereNobodyIsNonCompliant() {
    // when
    var run = CommandLineRun.of("demo", "--users", "1");

    // then
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("People get no message.")
        .contains("for this run: 1 evaluation ($0.001).")
        .contains("nothing changes: 0 evaluations ($0.000).");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 80})
  void fitsTheTerminal(int columns) {
    // given
    var terminal = new Terminal(OptionalInt.of(columns), false, false);

    // when
    var run = CommandLineRun.of(terminal, "", "demo");

    // then
    Golden.assertSame(run.out(), "onekey/cli/golden/demo-%d-columns.txt".formatted(columns));
  }

  @ParameterizedTest
  @CsvSource({"'',xterm,true", "1,xterm,false", "'',dumb,false"})
  void coloursOnATerminalThatWantsThem(String noColor, String term, boolean coloured) {
    // given
    var properties = new Properties();
    properties.setProperty("onekey.columns", "200");
    var terminal = Terminal.of(properties, Map.of("NO_COLOR", noColor, "TERM", term));

    // when
    var run = CommandLineRun.of(terminal, "", "demo", "--users", "3");

    // then
    assertThat(run.out().contains("\u001B[")).isEqualTo(coloured);
  }

  @Test
  void doesNotColourWhatGoesToAFile() {
    // given
    var terminal = Terminal.of(new Properties(), Map.of("TERM", "xterm"));

    // when
    var run = CommandLineRun.of(terminal, "", "demo");

    // then
    assertThat(run.out()).doesNotContain("\u001B");
  }

  @Test
  void judgesACredentialReport() {
    // when
    var run = CommandLineRun.of("demo", "--credential-report", REPORT.toString());

    // then
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("Extra: access key 2 (no use recorded, created 2025-01-01); may be removed since")
        .contains("4 users: 3 COMPLIANT, 1 NON_COMPLIANT.");
    assertThat(run.out()).doesNotContain("AKIA");
    assertThat(run.err()).contains("user ids are made up");
  }

  @Test
  void readsACredentialReportFromStandardInput() throws IOException {
    // given
    var report = Files.readString(REPORT);

    // when
    var run = CommandLineRun.of(Terminal.none(), report, "demo", "--credential-report", "-");

    // then
    assertThat(run.out())
        .isEqualTo(CommandLineRun.of("demo", "--credential-report", REPORT.toString()).out());
  }

  @Test
  void judgesAsAtTheTimeGiven() {
    // when
    var run =
        CommandLineRun.of(
            "demo", "--credential-report", REPORT.toString(), "--now", "2025-01-02T00:00:00Z");

    // then
    assertThat(run.out()).contains("so kept until 2025-02-15");
  }

  @Test
  void judgesAGeneratedAccountTheSameEveryTime() throws IOException {
    // when
    var run = CommandLineRun.of("demo", "--users", "150", "--json");

    // then
    assertThat(run.out()).isEqualTo(CommandLineRun.of("demo", "--users", "150", "--json").out());
    var json = new JsonMapper().readTree(run.out());
    assertThat(json.get("users")).hasSize(150);
    assertThat(json.get("calls").get("ListUsers").asInt()).isEqualTo(1);
    assertThat(json.get("calls").get("PutEvaluations").asInt()).isEqualTo(2);
  }

  @Test
  void judgesByThePolicyGiven() {
    // when
    var run = CommandLineRun.of("demo", "--max-active-keys", "0");

    // then
    assertThat(run.out()).contains("bob: 1 active access key, 0 allowed.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--max-active-keys 2|--max-active-keys is \"2\". Allowed: 0–1.",
        "--rotation-grace-days 91|--rotation-grace-days is \"91\". Allowed: 0–90.",
        "--minimum-idle-days 0|--minimum-idle-days is \"0\". Allowed: 1–365.",
        "--exemption-tag aws:x|--exemption-tag is \"aws:x\".",
        "--quarantine-days 91|--quarantine-days is 91. Allowed: 0–90.",
        "--quarantine-days -1|--quarantine-days is -1. Allowed: 0–90.",
        "--removal Deactivate --quarantine-days 3|--removal Deactivate and --quarantine-days 3 contradict each other. Allowed: with Delete 0–90;",
        "--removal Keep|Invalid value for option '--removal'",
        "--users -1|--users is -1. Allowed: 0–100000.",
        "--users 100001|--users is 100001.",
        "--users many|Invalid value for option '--users': 'many'",
        "--now yesterday|Invalid value for option '--now'",
        "--users 3 --credential-report -|mutually exclusive",
        "--credential-report no/such/file|Credential report no/such/file: no such file.",
        "--credential-report -|Credential report standard input: line 1, column 1",
        "--jsn|Unknown option: '--jsn'",
      })
  void refusesWrongUsage(String arguments, String message) {
    // when
    var run = CommandLineRun.of(("demo " + arguments).split(" "));

    // then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(message);
  }

  @Test
  void refusesADirectoryAsReport(@TempDir Path directory) {
    // when
    var run = CommandLineRun.of("demo", "--credential-report", directory.toString());

    // then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("cannot be read");
  }

  @Test
  void explainsItself() {
    // when
    var run = CommandLineRun.of("demo", "--help");

    // then
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("--credential-report=FILE").contains("Exit codes:");
  }

  @Test
  void wantsACommand() {
    // when
    var run = CommandLineRun.of();

    // then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("Missing required subcommand").contains("--help");
  }
}
