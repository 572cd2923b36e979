package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import onekey.plan.output.SafeText;
import onekey.plan.output.Terminal;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What AWS answers is somebody else's text. IAM has no such names; whoever fakes it might. */
class PlanHostileTest {

  /** A shell would make a file of this name. */
  private static final String MADE = "made-by-a-user-name";

  static final List<String> FORMULAS =
      List.of("=cmd|' /C calc'!A0", "+1+2", "-2", "@SUM(A1)", "\t=1", "\r=1");

  static final List<String> WITHOUT_CONTROLS =
      List.of(
          "plain",
          "$(touch " + MADE + ")",
          "`touch " + MADE + "`",
          "'; touch " + MADE + "; '",
          "\"; touch " + MADE + "; \"",
          "two  spaces",
          "-leading",
          "\\",
          "*bold* _x_ [link](javascript:alert(1)) ![i](http://127.0.0.1/i)",
          "a|b",
          "&lt;",
          "<script>alert(1)</script>",
          "https://example.com/",
          "octo@example.com",
          "www.example.com",
          "#1",
          "GH-12",
          "octo/repo#5",
          "!7",
          ":tada:",
          "deadbeef");

  static final List<String> WITH_CONTROLS =
      List.of(
          "line\nbreak", "\n# heading", "\u009b31mred", "\u202Etxet desrever", "zero\u200Bwidth");

  private final List<String> userNames =
      Stream.of(FORMULAS, WITHOUT_CONTROLS, WITH_CONTROLS).flatMap(List::stream).toList();
  private final HostileIam iam = new HostileIam(userNames);

  @AfterEach
  void stop() {
    iam.close();
  }

  @Test
  void jsonHasTheNamesAsTheyAre() {
    // when
    var run = plan("json");

    // then
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).matches("[\n -~]*");
    assertThat(users(run))
        .extracting(user -> user.get("userName").asText())
        .containsExactlyInAnyOrderElementsOf(userNames);
    assertThat(PlannedSandbox.json(run).get("accountId").asText()).isEqualTo("444455556666");
  }

  @Test
  void tableDoesNothingToATerminal() {
    // when
    var run = plan("table");

    // then
    assertThat(run.out().lines())
        .hasSizeGreaterThan(userNames.size())
        .allSatisfy(line -> assertThat(line).isEqualTo(SafeText.of(line)))
        .noneSatisfy(line -> assertThat(line).startsWith("# heading"));
  }

  @Test
  void aShellTakesNoCommandOutOfAName(@TempDir Path directory) throws Exception {
    // given a shell in which aws does nothing
    for (var user : users(plan("json"))) {
      for (var command : commands(user).toList()) {
        // when
        var process =
            new ProcessBuilder("sh", "-c", "aws() { :; }\n" + command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();

        // then
        assertThat(process.getInputStream().readAllBytes()).asString().isEmpty();
        assertThat(process.waitFor()).isZero();
      }
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void csvHasNoFormulas() throws IOException {
    // when
    var rows = HostileOutput.rows(plan("csv").out());

    // then
    assertThat(rows)
        .extracting(row -> row.get("userName"))
        .contains("'=cmd|' /C calc'!A0", "'+1+2", "'-2", "'@SUM(A1)", "'\uFFFD=1", "plain")
        .contains("line\uFFFDbreak", "\"; touch " + MADE + "; \"");
    assertThat(rows).hasSize(2 * userNames.size());
    HostileOutput.assertNoFormulas(rows);
  }

  @Test
  void htmlHasNoMarkupOfTheNames() {
    // when
    var html = Jsoup.parse(plan("html").out());

    // then every name stands there as text
    HostileOutput.assertNoMarkup(html);
    assertThat(html.text())
        .contains(WITHOUT_CONTROLS.stream().map(name -> name.replaceAll(" +", " ")).toList());
  }

  @Test
  void markdownHasNoMarkupOfTheNames() {
    // when
    var markdown = plan("markdown").out();

    // then
    var code = HostileOutput.codeOf(markdown);
    assertThat(code).containsAll(userNames.stream().map(SafeText::of).toList());
    assertThat(markdown.lines()).allSatisfy(line -> assertThat(line).isEqualTo(SafeText.of(line)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ocsf", "asff"})
  void findingsHaveNoControlsOfTheNames(String format) {
    // when
    var run = plan(format);

    // then every user is there, and a hidden sign is not
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).matches("[\n -~]*");
    var findings = PlannedSandbox.json(run);
    assertThat(findings).hasSize(userNames.size());
    assertThat(findings.findValuesAsText(format.equals("ocsf") ? "name" : "UserName"))
        .containsAll(userNames.stream().map(SafeText::of).toList())
        .allSatisfy(name -> assertThat(name).isEqualTo(SafeText.of(name)));
  }

  private CommandLineRun plan(String format) {
    return CommandLineRun.of(iam.access(), Terminal.none(), "", "plan", "--format", format);
  }

  private static List<JsonNode> users(CommandLineRun run) {
    return StreamSupport.stream(PlannedSandbox.json(run).get("users").spliterator(), false)
        .toList();
  }

  private static Stream<String> commands(JsonNode user) {
    return user.get("fixes").findValuesAsText("command").stream()
        .filter(command -> !command.equals("null"));
  }
}
