package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import onekey.plan.output.Terminal;
import onekey.testkit.Golden;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoCommandTest {

  private static final Path REPORT =
      Path.of("../plan/src/test/resources/onekey/plan/source/report/credential-report.csv");

  @Test
  void showsTheSampleAccountInAHundredLines() {
    // when
    var run = CommandLineRun.of("demo");

    // then
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .hasSizeLessThanOrEqualTo(100)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    Golden.assertSame(run.out(), "onekey/cli/golden/demo.txt");
  }

  @Test
  void theReadmeShowsAnExcerpt() throws IOException {
    // given
    var readme = Files.readString(Path.of("../README.md"));
    var start = readme.indexOf("```text\n") + "```text\n".length();
    var excerpt = readme.substring(start, readme.indexOf("```", start));

    // when
    var run = CommandLineRun.of("demo");

    // then
    assertThat(excerpt.lines().filter(line -> !line.strip().equals("…")))
        .hasSizeGreaterThan(15)
        .isSubsetOf(run.out().lines().toList());
  }

  @Test
  void showsTheSampleAccountAsJson() {
    // when
    var run = CommandLineRun.of("demo", "--format", "json");

    // then
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    Golden.assertSame(run.out(), "onekey/cli/golden/demo.json");
  }

  @Test
  void aSecondKeyMadeAtNoonIsToldAndNonCompliantMinutesLater() throws IOException {
    // when
    var run = CommandLineRun.of("demo", "--watch", "--format", "json");

    // then
    var day = new JsonMapper().readTree(run.out()).get("days").get(2);
    assertThat(run.exitCode()).isZero();
    assertThat(day.get("event").asText())
        .startsWith("At 12:00 UTC somebody")
        .contains("a second access key for bob.", "the rule runs at 12:01:15 UTC.");
    assertThat(day.get("messages").findValuesAsText("subject"))
        .containsExactly(
            "OneKey: 1 IAM user has more active access keys than allowed now (account 111122223333)",
            "OneKey: 1 IAM user became NON_COMPLIANT (account 111122223333)");
    assertThat(annotation(day, "bob")).startsWith("bob: 2 active access keys, 1 allowed.");
  }

  @Test
  void theWatchIsShownInWords() {
    assertThat(CommandLineRun.of("demo", "--watch").out())
        .contains(
            "Day 1, 2026-11-25: At 12:00 UTC somebody in the role Administrator creates a second",
            "  NON_COMPLIANT  bob: 2 active access keys",
            "  1 message      OneKey: 1 IAM user has more active access keys than allowed now",
            "bob: CreateAccessKey of access key ");
  }

  @Test
  void withARotationGraceTheSecondKeyIsARotation() throws IOException {
    // when
    var run =
        CommandLineRun.of("demo", "--watch", "--rotation-grace-days", "14", "--format", "json");

    // then
    var day = new JsonMapper().readTree(run.out()).get("days").get(2);
    assertThat(annotation(day, "bob")).contains("rotating");
    assertThat(day.get("messages")).isEmpty();
  }

  @Test
  void theWatchNeedsAUserWithOneKey() {
    assertThat(CommandLineRun.of("demo", "--watch", "--users", "0").out())
        .contains("No user has exactly one access key, so nobody gets a second one.");
  }

  @Test
  void nobodyOfAReportIsMadeUpToCreateAKey() {
    // when
    var run = CommandLineRun.of("demo", "--watch", "--credential-report", REPORT.toString());

    // then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--watch and --credential-report contradict each other.");
  }

  @Test
  void aDryRunChangesNothing() throws IOException {
    // when
    var run = CommandLineRun.of("demo", "--dry-run", "--format", "json");

    // then
    var days = new JsonMapper().readTree(run.out()).get("days");
    assertThat(run.exitCode()).isZero();
    assertThat(days).hasSize(2);
    assertThat(days.get(1).get("users")).isEqualTo(days.get(0).get("users"));
    assertThat(days.get(1).get("messages")).isEmpty();
    assertThat(days.get(1).get("pending")).isEmpty();
    assertThat(days.get(1).get("executions"))
        .hasSize(9)
        .allSatisfy(
            execution -> {
              assertThat(execution.get("status").asText()).isEqualTo("Success");
              assertThat(execution.get("steps").findValuesAsText("name"))
                  .containsExactly("ChooseExtraKey", "IsThereAnythingToRemove", "Finish");
            });
  }

  @Test
  void showsTheWholeLifeOfAnExtraKey() throws IOException {
    // when
    var run = CommandLineRun.of("demo", "--format", "json");

    // then
    var days = new JsonMapper().readTree(run.out()).get("days");
    assertThat(days.findValuesAsText("day")).containsExactly("0", "0", "7", "14", "18", "21");
    assertThat(decisions(days.get(1)))
        .containsEntry("alice", "Announce")
        .containsEntry("deploy", "Announce")
        .containsEntry("ivan", "Hold");
    assertThat(subjects(days.get(1))).hasSize(5).containsOnly("announced");
    assertThat(annotation(days.get(1), "alice")).contains("will be deactivated on 2026-12-08");
    assertThat(days.get(1).get("pending").findValuesAsText("name"))
        .hasSize(5)
        .allMatch(name -> name.startsWith("remove-"));
    assertThat(annotation(days.get(2), "deploy")).contains("used within 45 days");
    assertThat(decisions(days.get(3)))
        .containsOnly(
            entry("alice", "Remove"),
            entry("deploy", "Hold"),
            entry("erin", "Remove"),
            entry("frank", "Remove"),
            entry("root", "Remove"));
    assertThat(subjects(days.get(3)))
        .areExactly(4, new Condition<>("deactivated"::equals, "deactivated"))
        .areExactly(1, new Condition<>("not removed"::equals, "not removed"));
    assertThat(annotation(days.get(3), "alice")).contains("will be deleted on 2026-12-15");
    assertThat(days.get(3).get("pending").findValuesAsText("name"))
        .hasSize(4)
        .allMatch(name -> name.startsWith("delete-"));
    assertThat(annotation(days.get(4), "frank")).contains("was activated again");
    assertThat(decisions(days.get(5)))
        .containsOnly(
            entry("alice", "Delete"),
            entry("erin", "Delete"),
            entry("frank", "Keep"),
            entry("root", "Delete"));
    assertThat(subjects(days.get(5)))
        .areExactly(3, new Condition<>("deleted"::equals, "deleted"))
        .areExactly(1, new Condition<>("not deleted"::equals, "not deleted"));
    assertThat(days.get(5).get("pending")).isEmpty();
  }

  private static Map<String, String> decisions(JsonNode day) {
    var decisions = new TreeMap<String, String>();
    day.get("executions")
        .forEach(
            execution ->
                decisions.put(
                    execution.get("userName").asText(), execution.get("decision").asText()));
    return decisions;
  }

  private static List<String> subjects(JsonNode day) {
    return day.get("messages").findValuesAsText("subject").stream()
        .filter(subject -> subject.startsWith("OneKey: access key "))
        .map(subject -> subject.replaceAll("OneKey: access key \\S+ | \\(.*", ""))
        .toList();
  }

  private static String annotation(JsonNode day, String userName) {
    return StreamSupport.stream(day.get("users").spliterator(), false)
        .filter(user -> user.get("userName").asText().equals(userName))
        .map(user -> user.get("annotation").asText())
        .findAny()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 90", "30, 2"})
  void showsANoticeAndAQuarantineOfAnyLength(int noticeDays, int deleteAfterDays)
      throws IOException {
    // when
    var run =
        CommandLineRun.of(
            "demo",
            "--notice-days",
            Integer.toString(noticeDays),
            "--delete-after-days",
            Integer.toString(deleteAfterDays),
            "--format",
            "json");

    // then
    var days = new JsonMapper().readTree(run.out()).get("days");
    assertThat(run.exitCode()).isZero();
    assertThat(days).hasSize(6);
    assertThat(days.get(3).get("day").asInt()).isEqualTo(noticeDays);
    assertThat(days.get(5).get("day").asInt()).isEqualTo(noticeDays + deleteAfterDays);
    assertThat(decisions(days.get(5))).containsValue("Delete").containsValue("Keep");
  }

  @Test
  void deactivatesAtOnceWithoutANotice() throws IOException {
    // when
    var run = CommandLineRun.of("demo", "--notice-days", "0", "--format", "json");

    // then
    var days = new JsonMapper().readTree(run.out()).get("days");
    assertThat(days.findValuesAsText("day")).containsExactly("0", "0", "4", "7");
    assertThat(decisions(days.get(1))).containsEntry("alice", "Remove");
    assertThat(run.out()).doesNotContain("announced");
  }

  @Test
  void deletesAtOnceWithoutAQuarantine() throws IOException {
    // when
    var run =
        CommandLineRun.of(
            "demo", "--notice-days", "0", "--delete-after-days", "0", "--format", "json");

    // then
    var days = new JsonMapper().readTree(run.out()).get("days");
    assertThat(days).hasSize(2);
    assertThat(subjects(days.get(1))).areExactly(5, new Condition<>("deleted"::equals, "deleted"));
    assertThat(days.get(1).get("pending")).isEmpty();
  }

  @Test
  void neverDeletesIfToldSo() throws IOException {
    // when
    var run = CommandLineRun.of("demo", "--delete-after-days", "never", "--format", "json");

    // then
    var days = new JsonMapper().readTree(run.out()).get("days");
    assertThat(days).hasSize(4);
    assertThat(days.get(3).get("pending")).isEmpty();
    assertThat(run.out()).contains("and stays inactive").doesNotContain("DeleteKey");
  }

  @Test
  void showsEveryMessageAndStepIfAsked() throws IOException {
    // when
    var run = CommandLineRun.of("demo", "--verbose");

    // then
    var messages =
        new JsonMapper()
            .readTree(CommandLineRun.of("demo", "--format", "json").out())
            .findValues("messages");
    var out = words(run.out());
    assertThat(messages)
        .hasSize(6)
        .allSatisfy(
            ofDay ->
                assertThat(ofDay)
                    .allSatisfy(
                        message -> assertThat(out).contains(words(message.get("text").asText()))));
    assertThat(out)
        .contains("IsConfirmed > ShouldDelete > ClearSchedule (Failed) > ScheduleDeletion")
        .contains("AIDA55CTHYV2OE4BQAFFY alice: 1 active access key.");
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /** A report shows an account of somebody's own, in which nothing may be made up. */
  @Test
  void nobodyActsInAReport() throws IOException {
    // given
    var lines = Files.readAllLines(REPORT);
    var extra = lines.stream().filter(line -> line.startsWith("two-active,")).findAny();
    for (var number = 2; number < 5; number++) {
      lines.add(extra.orElseThrow().replace("two-active", "two-active-" + number));
    }
    var report = String.join("\n", lines);

    // when
    var json =
        CommandLineRun.of(
            Terminal.none(), report, "demo", "--credential-report", "-", "--format", "json");
    var text = CommandLineRun.of(Terminal.none(), report, "demo", "--credential-report", "-");

    // then
    var judged = new JsonMapper().readTree(json.out());
    var days = judged.get("days");
    assertThat(judged.get("invented").asBoolean()).isFalse();
    assertThat(days.findValuesAsText("day")).containsExactly("0", "0", "14", "21");
    assertThat(decisions(days.get(2)))
        .hasSize(4)
        .containsValue("Remove")
        .doesNotContainValue("Hold");
    assertThat(decisions(days.get(3))).hasSize(4).doesNotContainValue("Keep");
    assertThat(words(text.out()))
        .contains("Nobody acts: no key is used or made active again.")
        .containsPattern("two-active\\S* remove-KEY-2 on ")
        .doesNotContain("AKIA");
    assertThat(json.out()).doesNotContain("AKIA");
  }

  @Test
  void countsWhatIsTooMuchToShow() {
    // when
    var run = CommandLineRun.of("demo", "--users", "300");

    // then
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .containsPattern("… and \\d+ more\\.")
        .containsPattern(", and \\d+ more\n");
  }

  @Test
  void tellsNobodyWhereNobodyIsNonCompliant() {
    // when
    var run = CommandLineRun.of("demo", "--users", "1");

    // then
    assertThat(run.exitCode()).isZero();
    assertThat(words(run.out()))
        .contains("AWS Config bills 1 evaluation ($0.001)")
        .contains("if nothing changes, 0 evaluations ($0.000).")
        .doesNotContain("1 message");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 80})
  void fitsTheTerminal(int columns) {
    // given
    var terminal = new Terminal(OptionalInt.of(columns), false, false);

    // when
    var run = CommandLineRun.of(terminal, "", "demo");

    // then
    assertThat(run.out().lines()).allMatch(line -> line.length() <= columns);
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
  void writesWhatTheNameOfTheFileEndsWith(@TempDir Path directory) throws IOException {
    // given
    var json = directory.resolve("demo.JSON");
    var text = directory.resolve("demo.txt");
    var terminal = new Terminal(OptionalInt.of(80), true, true);

    // when
    var run = CommandLineRun.of("demo", "--output", json.toString());
    CommandLineRun.of(terminal, "", "demo", "--output", text.toString());

    // then
    assertThat(run.out()).isEmpty();
    assertThat(json).hasContent(CommandLineRun.of("demo", "--format", "JSON").out());
    assertThat(text).hasContent(CommandLineRun.of("demo", "--format", "table").out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--json|demo has no --json any more. Write --format json instead.",
        "--format html|Invalid value for option '--format'",
        "--output .|Output .: is a directory.",
      })
  void refusesAnotherOutput(String arguments, String message) {
    // when
    var run = CommandLineRun.of(("demo " + arguments).split(" "));

    // then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(message);
  }

  @Test
  void judgesACredentialReport() {
    // when
    var run = CommandLineRun.of("demo", "--credential-report", REPORT.toString());

    // then
    assertThat(run.exitCode()).isZero();
    assertThat(words(run.out()))
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
    assertThat(words(run.out())).contains("so kept until 2025-02-15");
  }

  @Test
  void judgesAGeneratedAccountTheSameEveryTime() throws IOException {
    // when
    var run = CommandLineRun.of("demo", "--users", "150", "--format", "json");

    // then
    assertThat(run.out())
        .isEqualTo(CommandLineRun.of("demo", "--users", "150", "--format", "json").out());
    var json = new JsonMapper().readTree(run.out());
    assertThat(json.get("days").get(0).get("users")).hasSize(150);
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
        "--notice-days 31|--notice-days is \"31\". Allowed: 0–30.",
        "--notice-days -1|--notice-days is \"-1\". Allowed: 0–30.",
        "--notice-days never|--notice-days is \"never\". Allowed: 0–30.",
        "--delete-after-days 91|--delete-after-days is \"91\". Allowed: never or 0–90.",
        "--delete-after-days -1|--delete-after-days is \"-1\". Allowed: never or 0–90.",
        "--dry-run --delete-after-days 3|--dry-run and --delete-after-days 3 contradict each other. Allowed: one of the two,",
        "--quarantine-days 3|Unknown options: '--quarantine-days'",
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
