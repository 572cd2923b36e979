package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import onekey.plan.output.Terminal;
import onekey.testkit.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Without any call: opening an account would fail these tests. */
class PlanReportTest {

  private static final Path REPORT =
      Path.of("../plan/src/test/resources/onekey/plan/source/report/credential-report.csv");

  @ParameterizedTest
  @CsvSource({"table,plan-report.txt", "json,plan-report.json"})
  void plansACredentialReport(String format, String golden) {
    // when
    var run =
        CommandLineRun.of("plan", "--credential-report", REPORT.toString(), "--format", format);

    // then
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(3);
    Golden.assertSame(run.outOfAnyBuild(), "onekey/cli/golden/" + golden);
  }

  @Test
  void judgesAsTheDemoDoes() {
    // when
    var plan = CommandLineRun.of("plan", "--credential-report", REPORT.toString());

    // then
    var demo = CommandLineRun.of("demo", "--dry-run", "--credential-report", REPORT.toString());
    var annotation =
        "2 active access keys, 1 allowed. Extra: access key 2 (no use recorded,"
            + " created 2025-01-01); may be removed since 2025-02-15.";
    var totals = "4 users: 3 COMPLIANT, 1 NON_COMPLIANT.";
    assertThat(plan.out()).contains(annotation, totals);
    assertThat(demo.out().replaceAll("\\s+", " ")).contains(annotation, totals);
  }

  @Test
  void readsStandardInput() throws IOException {
    // when
    var run =
        CommandLineRun.of(
            Terminal.none(), Files.readString(REPORT), "plan", "--credential-report", "-");

    // then
    assertThat(run.out())
        .isEqualTo(CommandLineRun.of("plan", "--credential-report", REPORT.toString()).out());
  }

  @Test
  void refusesANameThatTheLocaleCannotHold(@TempDir Path directory) throws IOException {
    // given
    var file = Files.writeString(directory.resolve("report.csv"), "").toString();

    // when
    var run =
        CommandProcess.in(directory, Map.of("LC_ALL", "C"))
            .run("plan", "--credential-report", file.replace("report", "Übersicht"));

    // then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("bersicht.csv\" is no text in ")
        .contains("Set a locale of UTF-8, for instance LC_ALL=C.UTF-8.")
        .hasLineCount(1);
  }

  @Test
  void writesUtf8InEveryLocale(@TempDir Path directory) {
    // when
    var run =
        CommandProcess.in(directory, Map.of("LC_ALL", "C"))
            .run("plan", "--credential-report", REPORT.toString(), "--minimum-idle-days", "0");

    // then
    assertThat(run.err()).contains("Allowed: 1–365");
  }

  @Test
  void judgesAsAtTheTimeGiven() {
    // when
    var run =
        CommandLineRun.of(
            "plan", "--credential-report", REPORT.toString(), "--now", "2025-01-02T00:00:00Z");

    // then
    assertThat(run.out()).contains("so kept until 2025-02-15").contains("2025-01-02T00:00:00Z");
  }

  @Test
  void saysThatAnExemptionTagHasNoEffect() {
    // when
    var run =
        CommandLineRun.of(
            "plan", "--credential-report", REPORT.toString(), "--exemption-tag", "until");

    // then
    assertThat(run.out()).contains("The exemption tag until has no effect.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "json", "csv", "html", "markdown"})
  void namesWhoHasMoreKeysThanTheReportShows(String format) throws IOException {
    // given
    var report = withAdditionalCredentials("two-active", "1 more: use ListAccessKeys");

    // when
    var run =
        CommandLineRun.of(
            Terminal.none(), report, "plan", "--credential-report", "-", "--format", format);

    // then
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("1 of 4 users could not be read");
    assertThat(run.out())
        .contains("two-active")
        .contains("1 more: use ListAccessKeys")
        .contains("The 2 active access keys that it shows are more than the 1 allowed")
        .doesNotContain("delete-access-key", "may be removed since");
  }

  @Test
  void whoHasMoreKeysThanTheReportShowsIsNotCompliant() throws IOException {
    // when
    var run =
        CommandLineRun.of(
            Terminal.none(),
            withAdditionalCredentials("second-only", "2"),
            "plan",
            "--credential-report",
            "-");

    // then
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.out())
        .contains("second-only: the credential report does not show all credentials of this user")
        .doesNotContain("second-only: 1 active access key.")
        .contains("3 users: 2 COMPLIANT, 1 NON_COMPLIANT.");
  }

  @Test
  void theDemoLeavesOutWhoHasMoreKeysThanTheReportShows() throws IOException {
    // when
    var run =
        CommandLineRun.of(
            Terminal.none(),
            withAdditionalCredentials("two-active", "1"),
            "demo",
            "--credential-report",
            "-");

    // then
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("two-active is left out: the credential report does not show");
    assertThat(run.out()).doesNotContain("two-active");
  }

  /** The sample with the newest column, in which only this user has something. */
  private static String withAdditionalCredentials(String userName, String info) throws IOException {
    return Files.readAllLines(REPORT).stream()
        .map(
            line ->
                line.startsWith("user,")
                    ? line + ",additional_credentials_info"
                    : line + (line.startsWith(userName + ",") ? "," + info : ",N/A"))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void needsNoColumnOfPasswords() throws IOException {
    // given
    var without = Files.readString(REPORT).replace("password_last_used", "some_other_column");

    // when
    var run = CommandLineRun.of(Terminal.none(), without, "plan", "--credential-report", "-");

    // then
    assertThat(run.exitCode()).isEqualTo(3);
  }
}
