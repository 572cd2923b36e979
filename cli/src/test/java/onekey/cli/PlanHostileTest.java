package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import onekey.plan.output.SafeText;
import onekey.plan.output.Terminal;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What AWS answers is somebody else's text. IAM has no such names; whoever fakes it might. */
class PlanHostileTest {

  /** A shell would make a file of this name. */
  private static final String MADE = "made-by-a-user-name";

  private static final List<String> FORMULAS =
      List.of("=cmd|' /C calc'!A0", "+1+2", "-2", "@SUM(A1)", "\t=1", "\r=1");

  private static final List<String> WITHOUT_CONTROLS =
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

  private static final List<String> WITH_CONTROLS =
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
    var rows = rows(plan("csv").out());

    // then
    assertThat(rows)
        .extracting(row -> row.get("userName"))
        .contains("'=cmd|' /C calc'!A0", "'+1+2", "'-2", "'@SUM(A1)", "'\uFFFD=1", "plain")
        .contains("line\uFFFDbreak", "\"; touch " + MADE + "; \"");
    assertThat(rows)
        .hasSize(2 * userNames.size())
        .allSatisfy(
            row ->
                assertThat(row.toList())
                    .allSatisfy(value -> assertThat(value).doesNotMatch("(?s)[=+\\-@\t\r].*")));
  }

  @Test
  void htmlHasNoMarkupOfTheNames() {
    // when
    var html = Jsoup.parse(plan("html").out());

    // then the one script is the report's own, and every name stands there as text
    assertThat(html.select("script")).hasSize(1);
    assertThat(html.select("script").html()).doesNotContain("alert(1)");
    assertThat(html.select("a[href]").eachAttr("href"))
        .allSatisfy(
            link ->
                assertThat(link)
                    .matches(
                        "https://(docs\\.aws\\.amazon\\.com|console\\.amazonaws\\.cn)/[^<>\"'() ]*"));
    assertThat(html.select("[src], iframe, object, form")).isEmpty();
    assertThat(html.text())
        .contains(WITHOUT_CONTROLS.stream().map(name -> name.replaceAll(" +", " ")).toList());
  }

  @Test
  void markdownHasNoMarkupOfTheNames() {
    // when
    var markdown = plan("markdown").out();

    // then
    var code = new ArrayList<String>();
    Parser.builder()
        .extensions(List.of(TablesExtension.create()))
        .build()
        .parse(markdown)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Code node) {
                code.add(node.getLiteral());
              }

              @Override
              public void visit(HtmlInline node) {
                throw new AssertionError(node.getLiteral());
              }

              @Override
              public void visit(HtmlBlock node) {
                throw new AssertionError(node.getLiteral());
              }

              @Override
              public void visit(Image node) {
                throw new AssertionError(node.getDestination());
              }

              @Override
              public void visit(Link node) {
                assertThat(node.getDestination()).startsWith("https://");
              }
            });
    assertThat(code).containsAll(userNames.stream().map(SafeText::of).toList());
    assertThat(markdown.lines()).allSatisfy(line -> assertThat(line).isEqualTo(SafeText.of(line)));
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

  private static List<CSVRecord> rows(String csv) throws IOException {
    var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var parser =
        CSVParser.builder().setReader(new StringReader(csv)).setFormat(format).get()) {
      return parser.getRecords();
    }
  }
}
