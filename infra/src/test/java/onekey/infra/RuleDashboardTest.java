package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.assertions.Match;

/** The queries of the dashboard are tried on log lines of the functions. */
class RuleDashboardTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** What the functions log. The tests of the sandbox write it down. */
  private static final Path LOG_LINES = Path.of("src/test/resources/onekey/infra/log-lines.txt");

  private static final List<String> JUDGE_LINES = logLines("OneKey run: ");
  private static final List<String> CHOOSER_LINES = logLines("OneKey decision: ");

  private static final Pattern COLUMN = Pattern.compile("\\w+\\((\\w+)\\) as (\\w+)");
  private static final Pattern PAIR = Pattern.compile("(\\w+)=(\\S+)");

  static List<String> logLines(String beginning) {
    try {
      return Files.readAllLines(LOG_LINES).stream()
          .filter(line -> line.startsWith(beginning))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same line as Lambda writes it in its two log formats. */
  private static List<String> shapes(String line) {
    return List.of(
        line,
        MAPPER
            .createObjectNode()
            .put("timestamp", "2026-11-28T20:00:00.123Z")
            .put("message", line)
            .put("level", "INFO")
            .put("AWSRequestId", "8286a188-ba32-4475-8077-530cd35c09a9")
            .toString());
  }

  static Stream<LogsInsightsQuery> queries() {
    return widgets(TestStack.existingTopic(), "log").map(LogsInsightsQuery::of);
  }

  @ParameterizedTest
  @MethodSource("queries")
  void extractsEveryFieldThatItUsesFromBothShapesOfALine(LogsInsightsQuery query) {
    // given
    var lines = lines(query).stream().filter(query::takes).toList();

    // then
    assertThat(lines).isNotEmpty();
    assertThat(lines)
        .allSatisfy(
            line ->
                assertThat(shapes(line))
                    .allMatch(query::takes)
                    .allSatisfy(
                        shape ->
                            assertThat(query.fields(shape))
                                .isEqualTo(query.fields(line))
                                .containsOnlyKeys(query.used())));
  }

  /** Each column of a figure has the name that the figure has in the line. */
  @ParameterizedTest
  @MethodSource("queries")
  void showsTheFiguresOfTheLine(LogsInsightsQuery query) {
    // given
    var columns =
        query.commands().stream()
            .filter(command -> command.startsWith("stats "))
            .flatMap(command -> COLUMN.matcher(command).results())
            .toList();

    // then
    for (var line : lines(query).stream().filter(query::takes).toList()) {
      var figures = new HashMap<String, String>();
      PAIR.matcher(line).results().forEach(pair -> figures.put(pair.group(1), pair.group(2)));
      assertThat(columns)
          .allSatisfy(
              column ->
                  assertThat(query.fields(line).get(column.group(1)))
                      .isEqualTo(figures.get(column.group(2))));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Deactivations confirmed, ask=confirm decision=Confirmed",
    "'Deletions confirmed, at the end of a quarantine', ask=confirmRested decision=Confirmed"
  })
  void countsTheDecisionsThatAWriteFollows(String title, String words) {
    assertThat(taken(title)).isEqualTo(lines(line -> line.contains(" " + words + " ")));
  }

  @Test
  void listsWhatWasRefused() {
    assertThat(taken("Refused: not confirmed, or active again (the last 50)"))
        .isEqualTo(
            lines(
                line ->
                    line.contains("decision=Refused") || line.contains("decision=StillActive")));
  }

  private static List<String> lines(LogsInsightsQuery query) {
    return query.logGroup().startsWith("JudgeLog") ? JUDGE_LINES : CHOOSER_LINES;
  }

  private static Set<String> taken(String title) {
    var query = queries().filter(each -> each.title().equals(title)).findAny().orElseThrow();
    return lines(query).stream().filter(query::takes).collect(Collectors.toSet());
  }

  private static Set<String> lines(Predicate<String> predicate) {
    var lines = CHOOSER_LINES.stream().filter(predicate).collect(Collectors.toSet());
    assertThat(lines).isNotEmpty();
    return lines;
  }

  @Test
  void coversWhatTheJudgeFindsAndWhatItCosts() {
    assertThat(
            queries()
                .filter(query -> query.logGroup().startsWith("JudgeLog"))
                .flatMap(query -> query.used().stream()))
        .containsExactlyInAnyOrder(
            "withinLimitOfRun",
            "rotatingOfRun",
            "exemptOfRun",
            "announcedOfRun",
            "removableOfRun",
            "heldOfRun",
            "unreadOfRun",
            "evaluationsOfRun",
            "secondsOfRun",
            "throttledOfRun");
  }

  /** Custom metrics would be billed. */
  @Test
  void showsMetricsThatAwsSendsAnyway() {
    assertThat(widgets(Map.of(), "metric").flatMap(RuleDashboardTest::metrics))
        .containsExactlyInAnyOrder(
            "AWS/SQS ApproximateNumberOfMessagesVisible",
            "AWS/Lambda Errors judge",
            "AWS/Lambda Errors chooser");
  }

  @Test
  void showsNoRemovalWhereThereIsNone() {
    // given
    var off = Map.of("onekey:remediation", "off");

    // then
    assertThat(widgets(off, "log").map(LogsInsightsQuery::of))
        .hasSize(4)
        .allMatch(query -> query.logGroup().startsWith("JudgeLog"));
    assertThat(widgets(off, "metric").flatMap(RuleDashboardTest::metrics))
        .containsExactly("AWS/Lambda Errors judge");
  }

  /** Dashboards are global, so a name that is always the same would collide with another stack. */
  @Test
  void hasNoNameOfItsOwn() {
    TestStack.template(Map.of())
        .hasResourceProperties(
            "AWS::CloudWatch::Dashboard", Map.of("DashboardName", Match.absent()));
  }

  @Test
  void hasNoTags() {
    TestStack.template(TestStack.everything())
        .hasResourceProperties("AWS::CloudWatch::Dashboard", Map.of("Tags", Match.absent()));
  }

  @Test
  void isLeftOutByTheSetting() {
    // when
    var without = TestStack.template(Map.of("onekey:dashboard", "false"));

    // then
    without.resourceCountIs("AWS::CloudWatch::Dashboard", 0);
    assertThat(TestStack.json(without).path("Outputs").has("DashboardConsoleLink")).isFalse();
  }

  @Test
  void isLinkedToByAnOutput() {
    // given
    var json = TestStack.json(TestStack.template(Map.of()));

    // then
    assertThat(TemplateText.of(json).text(json.at("/Outputs/DashboardConsoleLink/Value")))
        .matches(
            "https://eu-west-1\\.console\\.aws\\.amazon\\.com/cloudwatch/home\\?region=eu-west-1#dashboards/dashboard/Dashboard\\w+");
  }

  private static Stream<String> metrics(JsonNode widget) {
    return widget
        .at("/properties/metrics")
        .valueStream()
        .map(
            metric ->
                (metric.path(0).asText()
                        + " "
                        + metric.path(1).asText()
                        + " "
                        + metric.path(metric.size() - 1).path("label").asText())
                    .strip());
  }

  private static Stream<JsonNode> widgets(Map<String, ?> settings, String type) {
    try {
      var json = TestStack.json(TestStack.template(settings));
      return MAPPER
          .readTree(TemplateText.of(json).of("Dashboard", "DashboardBody"))
          .path("widgets")
          .valueStream()
          .filter(widget -> widget.path("type").asText().equals(type));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
