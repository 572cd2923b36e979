package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.plan.source.settings.SettingsFile;
import onekey.sandbox.config.StoredEvaluation;
import onekey.sandbox.template.CloudFormation;
import onekey.sandbox.template.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which policy holds, and that every format says it. */
class PolicyChoiceTest {

  private static final Path SETTINGS_OF_THIS_PROJECT = Path.of("../cdk.json");

  private static final String REPORT =
      "../plan/src/test/resources/onekey/plan/source/report/credential-report.csv";

  @TempDir private Path directory;

  private static CommandLineRun planOfReport(String... arguments) {
    return CommandLineRun.of(
        Stream.concat(Stream.of("plan", "--credential-report", REPORT), Stream.of(arguments))
            .toArray(String[]::new));
  }

  private Path home() {
    return directory.resolve("a \"path\" with spaces");
  }

  private Path settings(String context) throws IOException {
    return Files.writeString(
        Files.createDirectories(home()).resolve("cdk.json"),
        "{\"context\": {%s}}".formatted(context));
  }

  private Path complete() throws IOException {
    return settings(
        """
        "onekey:maxActiveKeys": "1", "onekey:rotationGraceDays": 3, "onekey:exemptionTag": "",
        "onekey:minimumIdleDays": 90, "onekey:maximumExemptionDays": 30, "onekey:ownerTag": "Team",
        "onekey:reportUnchangedDays": 1
        """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "markdown"})
  void namesThePolicyAndItsFile(String format) throws IOException {
    // given
    var file = complete();

    // when
    var run = planOfReport("--settings", file.toString(), "--format", format);

    // then
    assertThat(run.err()).isEmpty();
    // Markdown has what looks like an address as code.
    assertThat(run.out().replace("`", ""))
        .contains(
            "maxActiveKeys 1, rotationGraceDays 3, minimumIdleDays 90, maximumExemptionDays 30, ownerTag Team, reportUnchangedDays 1 (from %s)."
                .formatted(file));
  }

  @Test
  void namesThePolicyAndItsFileForPrograms() throws IOException {
    // given
    var file = complete();

    // when
    var json = PlannedSandbox.json(planOfReport("--settings", file.toString(), "--format=json"));
    var csv = planOfReport("--settings", file.toString(), "--format=csv").out();

    // then
    assertThat(json.at("/policy/ownerTag").asText()).isEqualTo("Team");
    assertThat(json.at("/policySource/file").asText()).isEqualTo(file.toString());
    assertThat(csv.lines().findFirst().orElseThrow()).endsWith(",policy,policySource");
    assertThat(csv.lines().skip(1))
        .isNotEmpty()
        .allSatisfy(
            row ->
                assertThat(row)
                    .contains(",\"maxActiveKeys 1, rotationGraceDays 3,")
                    .endsWith(",\"%s\"".formatted(file.toString().replace("\"", "\"\""))));
  }

  @Test
  void letsOptionsOverrideTheSettings() throws IOException {
    // given
    var file = complete();

    // when
    var run =
        planOfReport(
            "--settings", file.toString(), "--minimum-idle-days", "7", "--max-active-keys", "0");

    // then
    assertThat(run.out())
        .contains(
            "  Policy  maxActiveKeys 0, rotationGraceDays 3, minimumIdleDays 7, ",
            " (from %s, with --max-active-keys, --minimum-idle-days).\n".formatted(file));
  }

  @Test
  void saysThatTheDefaultsHoldWithoutACheckout() {
    assertThat(planOfReport().out())
        .contains(
            "  Policy  maxActiveKeys 1, rotationGraceDays 0, ",
            " (from the defaults of the rule).\n");
  }

  @Test
  void takesTheSettingsOfTheCheckout() throws IOException {
    // given
    var file = complete();

    // when
    var run =
        CommandProcess.in(directory, Map.of())
            .withJvm("-Donekey.home=" + home())
            .run("plan", "--credential-report", Path.of(REPORT).toAbsolutePath().toString());

    // then
    assertThat(run.out()).contains("  Policy  maxActiveKeys 1, ", " (from %s).\n".formatted(file));
  }

  @Test
  void namesWhatIsMissing() throws IOException {
    // given
    var file = settings("\"onekey:exemptionTag\": \"\", \"onekey:ownerTag\": \"\"");

    // when
    var run =
        planOfReport("--settings", file.toString(), "--max-active-keys=0", "--minimum-idle-days=3");

    // then
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .startsWith(
            "onekey: %s lacks onekey:rotationGraceDays, onekey:maximumExemptionDays, onekey:reportUnchangedDays, so here the default of the rule holds. "
                .formatted(file))
        .hasLineCount(1);
    assertThat(run.out())
        .contains(
            "  Policy  maxActiveKeys 0, ",
            " (from %s, with --max-active-keys, --minimum-idle-days; default of rotationGraceDays, maximumExemptionDays, reportUnchangedDays).\n"
                .formatted(file));
  }

  @Test
  void namesWhatIsMissingInJsonToo() throws IOException {
    // given
    var file = settings("\"onekey:exemptionTag\": \"\", \"onekey:ownerTag\": \"\"");

    // when
    var run =
        planOfReport("--settings", file.toString(), "--minimum-idle-days=3", "--format", "json");

    // then
    assertThat(PlannedSandbox.json(run).at("/policySource/defaults"))
        .extracting(JsonNode::asText)
        .containsExactly(
            "maxActiveKeys", "rotationGraceDays", "maximumExemptionDays", "reportUnchangedDays");
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "json", "csv", "html", "markdown"})
  void endsBeforeAnyCallWhereASettingIsWrong(String format) throws IOException {
    // given
    var file = settings("\"onekey:maxActiveKeys\": \"2\"");

    // when opening an account would fail the test
    var run = CommandLineRun.of("plan", "--settings", file.toString(), "--format", format);

    // then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "onekey: %s: Setting onekey:maxActiveKeys is \"2\". Allowed: 0–1.".formatted(file));
  }

  @Test
  void endsBeforeAnyCallWhereAFileIsMissing() {
    // given
    var file = directory.resolve("cdk.json").toString();

    // when
    var runs =
        Stream.of(
            CommandLineRun.of("plan", "--settings", file),
            CommandLineRun.of("plan", "--organization", "--settings", file),
            planOfReport("--settings", file));

    // then
    assertThat(runs)
        .allSatisfy(
            run -> {
              assertThat(run.exitCode()).isEqualTo(2);
              assertThat(run.err()).startsWith("onekey: %s: no such file. ".formatted(file));
            });
  }

  @Test
  void needsNoSettingsToPrintThePermissions() {
    assertThat(CommandLineRun.of("plan", "--settings", "none.json", "--iam-policy").exitCode())
        .isZero();
  }

  /** What this checkout would deploy, synthesized by the CDK, and what plan takes. */
  @Test
  void agreesWithTheSynthesizedTemplate() {
    // given
    try (var account = PlannedSandbox.ofSample()) {
      var rule = deployed(account);

      // when
      var deployed = planOf(account, "--rule", rule);
      var checkout = planOf(account, "--settings", SETTINGS_OF_THIS_PROJECT.toString());

      // then
      assertThat(checkout.at("/policy/minimumIdleDays").asText()).isEqualTo("45");
      assertThat(checkout.get("policy")).isEqualTo(deployed.get("policy"));
      assertThat(SettingsFile.read(SETTINGS_OF_THIS_PROJECT).missing()).isEmpty();
    }
  }

  @Test
  void saysOfEachUserWhatTheDeployedRuleReports() {
    // given
    try (var account = PlannedSandbox.ofSample()) {
      var rule = deployed(account);
      account.sandbox().config().evaluate(rule);

      // when
      var plan = planOf(account, "--settings", SETTINGS_OF_THIS_PROJECT.toString());

      // then
      var reported =
          account.sandbox().config().evaluations(rule).stream()
              .map(StoredEvaluation::annotation)
              .flatMap(Optional::stream)
              .toList();
      assertThat(plan.findValuesAsText("annotation")).hasSize(16);
      assertThat(reported)
          .hasSize(16)
          .allSatisfy(
              annotation ->
                  // The rule says of inactive keys what plan says in a section of its own.
                  assertThat(plan.findValuesAsText("annotation")).anyMatch(annotation::startsWith));
    }
  }

  private static String deployed(PlannedSandbox account) {
    account
        .sandbox()
        .permissions()
        .attach(
            PlannedSandbox.READER, List.of(account.plan("--iam-policy", "--rule", "any").out()));
    return new CloudFormation(account.sandbox()).deploy(Template.ofDefaultStack()).ruleName();
  }

  private static JsonNode planOf(PlannedSandbox account, String... policy) {
    var run =
        account.plan(
            Stream.concat(Stream.of(policy), Stream.of("--format", "json")).toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(3);
    return PlannedSandbox.json(run);
  }
}
