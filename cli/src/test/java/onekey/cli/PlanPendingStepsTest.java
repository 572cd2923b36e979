package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import onekey.cli.StubbedAws.Answer;
import onekey.plan.output.SafeText;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What OneKey has scheduled is shown beside its key. All is judged on 2026-11-24. */
class PlanPendingStepsTest {

  /** Inactive; its user is COMPLIANT. */
  private static final String RESTING = "AKIAEXAMPLE000000001";

  /** The other inactive keys. */
  private static final String FORGOTTEN = "AKIAEXAMPLE000000003";

  /** Active, and the only one of its user. */
  private static final String WITHIN_LIMIT = "AKIAEXAMPLE000000002";

  private static final String STARTS_A_RUNBOOK =
      "arn:aws:scheduler:::aws-sdk:ssm:startAutomationExecution";

  private static final String LATER = "at(2026-12-09T12:00:00)";

  private final StubbedAws aws = StubbedAws.of("inactive-keys.json");
  private final StubbedAws overLimit = StubbedAws.of("two-active-keys.json");

  /** The one that would go. */
  private static final String EXTRA = "AKIAEXAMPLE000000101";

  @BeforeEach
  void everyScheduleIsForLater() {
    at(LATER);
  }

  @AfterEach
  void stop() {
    aws.close();
    overLimit.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "markdown", "html"})
  void saysBesideTheKeyWhatWillHappenToIt(String format) {
    // given
    listing("remove-" + EXTRA, "delete-" + RESTING);

    // when
    var announced = text(overLimit.plan("--format", format), format);
    var resting = text(aws.plan("--format", format), format);

    // then
    assertThat(announced).contains("announced: will be deactivated on 2026-12-09");
    assertThat(resting)
        .contains(
            "OneKey will delete it on 2026-12-09: schedule delete-"
                + RESTING
                + " of group onekey in eu-central-1.");
  }

  @Test
  void jsonAddsKindAndTimeToEveryKey() {
    // given
    listing("remove-" + EXTRA, "delete-" + RESTING);

    // when
    var announced = key(overLimit, EXTRA).get("pendingSteps");
    var deletion = inactive(RESTING).get("deletion");

    // then
    assertThat(announced).hasSize(1);
    assertThat(announced.get(0).toString())
        .isEqualTo(
            """
            {"kind":"REMOVAL","state":"SCHEDULED","at":"2026-12-09T12:00:00Z",\
            "region":"eu-central-1","groupName":"onekey","scheduleName":"remove-%s"}"""
                .formatted(EXTRA));
    assertThat(deletion.toString())
        .isEqualTo(
            """
            {"state":"SCHEDULED","region":"eu-central-1","groupName":"onekey",\
            "scheduleName":"delete-%s","reason":null,"kind":"DELETION",\
            "at":"2026-12-09T12:00:00Z"}"""
                .formatted(RESTING));
    assertThat(key(aws, RESTING).get("pendingSteps")).hasSize(1);
    assertThat(key(aws, WITHIN_LIMIT).get("pendingSteps")).isEmpty();
  }

  @Test
  void csvAddsColumnsAtItsEnd() {
    // given
    listing("remove-" + EXTRA, "delete-" + RESTING);

    // when
    var announced = row(overLimit, EXTRA);
    var resting = row(aws, RESTING);

    // then
    assertThat(beforeThePolicy(announced))
        .endsWith("", "", "", "", "", "", "SCHEDULED", "2026-12-09T12:00:00Z");
    assertThat(beforeThePolicy(resting)).endsWith("2026-12-09T12:00:00Z", "NONE_IN_REGION", "");
    assertThat(resting).contains("SCHEDULED");
  }

  /** The policy and its source come last, and are the same in every row. */
  private static List<String> beforeThePolicy(List<String> row) {
    return row.subList(0, row.size() - 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ENABLED|at(2026-12-09T12:00:00)|SCHEDULED|OneKey will delete it on 2026-12-09:",
        "ENABLED|at(2026-11-20T12:00:00)|WAS_DUE|OneKey was due to delete it on 2026-11-20:",
        "ENABLED|rate(1 day)|SCHEDULED|OneKey has scheduled to delete it, when is not known:",
        "DISABLED|at(2026-12-09T12:00:00)|SWITCHED_OFF|OneKey would delete it on 2026-12-09, but its schedule is disabled and does nothing:",
        "DISABLED|rate(1 day)|SWITCHED_OFF|OneKey would delete it, but its schedule is disabled and does nothing:",
      })
  void saysWhetherAndWhenOneKeyWillDeleteIt(
      String state, String expression, String word, String fact) {
    // given
    at(expression);
    listing(schedule("delete-" + RESTING, "onekey", state));

    // when
    var resting = inactive(RESTING);

    // then
    assertThat(resting.get("deletion").get("state").asText()).isEqualTo(word);
    assertThat(resting.get("facts").toString())
        .contains(fact + " schedule delete-" + RESTING + " of group onekey in eu-central-1.")
        .doesNotContain("No deletion by OneKey is pending");
    assertThat(resting.get("fixes").toString())
        .contains(
            "aws scheduler get-schedule --region='eu-central-1' --group-name='onekey'"
                + " --name='delete-"
                + RESTING
                + "'");
    assertThat(resting.get("fixes").toString().contains("aws scheduler delete-schedule"))
        .isEqualTo(!word.equals("WAS_DUE"));
    assertThat(inactive(FORGOTTEN).get("deletion").get("state").asText())
        .isEqualTo("NONE_IN_REGION");
    assertThat(inactive(FORGOTTEN).get("facts").toString())
        .contains("No use of it is recorded since it was created on 2022-02-02.")
        .contains("No deletion by OneKey is pending in eu-central-1.");
  }

  /** The user got within the limit meanwhile, so the removal will be refused. */
  @Test
  void doesNotPromiseARemovalThatHasBecomeNeedless() {
    // given
    listing("remove-" + WITHIN_LIMIT, "remove-" + RESTING);

    // when
    var run = aws.plan();

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .contains(
            "  Pending "
                + WITHIN_LIMIT
                + ": announced: would be deactivated on 2026-12-09, but OneKey would keep it now\n",
            "OneKey would deactivate it on 2026-12-09, but it is inactive already: schedule remove-"
                + RESTING,
            "No deletion by OneKey is pending in eu-central-1.")
        .doesNotContain("will be deactivated");
  }

  /** The runbook would not remove what a person activated again, so the plan does not say so. */
  @Test
  void aKeyThatWasActivatedAgainIsHeldUntilItsDeletionWasDue() {
    // given
    listing("delete-" + EXTRA);

    // when
    var run = overLimit.plan();

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.OVER_LIMIT);
    assertThat(run.out())
        .contains("Hold      rotor: " + EXTRA)
        .contains("was activated again before its deletion")
        .contains("would be deleted on 2026-12-09, but it is active")
        .doesNotContain(
            "delete-access-key --user-name='rotor' --access-key-id='%s'".formatted(EXTRA));
    assertThat(row(overLimit, EXTRA)).contains("SCHEDULED", "2026-12-09T12:00:00Z");
  }

  @Test
  void showsBothStepsOfOneKeyAndThoseOfBothStacks() {
    // given
    aws.answering(
        "GetSchedule",
        form ->
            schedule(
                "second".equals(form.get("groupName"))
                    ? "at(2026-12-02T00:00:00)"
                    : "at(2026-12-09T12:00:00)",
                "UTC"));
    listing(
        schedule("delete-" + RESTING, "first", "DISABLED"),
        schedule("delete-" + RESTING, "second", "ENABLED"),
        schedule("delete-" + RESTING, "third", "ENABLED"),
        schedule("remove-" + RESTING, "third", "ENABLED"));

    // when
    var resting = inactive(RESTING);

    // then
    assertThat(resting.get("deletion").get("groupName").asText()).isEqualTo("second");
    assertThat(resting.get("deletion").get("state").asText()).isEqualTo("SCHEDULED");
    assertThat(resting.get("facts").toString())
        .contains("of group first", "of group second", "schedule remove-" + RESTING);
    assertThat(key(aws, RESTING).get("pendingSteps").findValuesAsText("groupName"))
        .containsExactly("second", "third", "third", "first");
  }

  @ParameterizedTest
  @EnumSource(WithoutTime.class)
  @Tag("slow")
  void aTimeThatCannotBeReadIsNoFailure(WithoutTime answer) {
    // given
    listing("delete-" + RESTING);
    aws.answering("GetSchedule", _ -> answer.answer);

    // when
    var run = aws.plan("--format", "json");

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .contains("OneKey has scheduled to delete it, when is not known: schedule delete-")
        .contains("When 1 schedule of OneKey will run could not be read; of delete-" + RESTING)
        .contains("scheduler:GetSchedule in eu-central-1");
    assertThat(
            PlannedSandbox.json(run).findValues("deletion").stream()
                .filter(deletion -> deletion.get("state").asText().equals("SCHEDULED")))
        .singleElement()
        .satisfies(deletion -> assertThat(deletion.get("at").isNull()).isTrue());
  }

  enum WithoutTime {
    DENIED(json(403, "{\"__type\": \"AccessDeniedException\", \"Message\": \"No.\"}")),
    NO_EXPRESSION(json(200, "{\"Target\": {\"Arn\": \"a\", \"RoleArn\": \"r\"}}")),
    EMPTY(json(200, "")),
    LOGIN_PAGE(new Answer(200, "text/html", "<html>Sign in</html>")),
    ANOTHER_SERVICE(Answer.error(404, "UnknownOperation"));

    @SuppressWarnings("ImmutableEnumChecker") // It is: a record of texts.
    private final Answer answer;

    WithoutTime(Answer answer) {
      this.answer = answer;
    }
  }

  /** More than are asked for at once. */
  @Test
  @Tag("slow")
  void schedulesThatAreNeverAnsweredDoNotHoldUpThePlan() {
    // given
    var never = new CountDownLatch(1);
    listing(
        IntStream.range(0, 40)
            .mapToObj(number -> schedule("delete-" + RESTING, "group" + number, "ENABLED"))
            .toArray(Scheduled[]::new));
    aws.answering(
        "GetSchedule",
        _ -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          return json(200, "{}");
        });

    // when
    var run = aws.plan();

    // then
    never.countDown();
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .contains(
            "OneKey has scheduled to delete it, when is not known: schedule delete-" + RESTING)
        .contains("When 40 schedules of OneKey will run could not be read; of delete-" + RESTING)
        .contains("scheduler:GetSchedule in eu-central-1");
  }

  @Test
  void aScheduleThatHasGoneSinceItWasListedIsNotPending() {
    // given
    listing("delete-" + RESTING);
    aws.answering(
        "GetSchedule",
        _ -> json(404, "{\"__type\": \"ResourceNotFoundException\", \"Message\": \"Gone.\"}"));

    // then
    assertThat(inactive(RESTING).get("deletion").get("state").asText()).isEqualTo("NONE_IN_REGION");
  }

  /** Any principal that may create schedules can choose their names and their groups. */
  @Test
  void schedulesOfNoKeyCostNoCallAndAreNotShown() {
    // given
    var hostile =
        List.of(
            "delete-AKIA",
            "delete-AKIA.._.._x",
            "delete-" + RESTING + "0",
            "delete-" + RESTING.toLowerCase(Locale.ROOT),
            "remove-delete-" + RESTING,
            "remove-AKIAOFNOBODY00000000",
            "delete-AKIA$(touch x)",
            "delete-AKIA\\u001b[31m\\u202E");
    listing(hostile.toArray(String[]::new));

    // when
    var run = aws.plan();

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .contains("No deletion by OneKey is pending in eu-central-1.")
        .doesNotContain("of group onekey", "NOBODY", "touch x");
    assertThat(aws.calls()).doesNotContain("GetSchedule");
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "markdown", "csv"})
  void aGroupOfAHostileNameStaysTextAndGetsNoCommand(String format) {
    // given a name that EventBridge Scheduler does not allow
    listing(
        schedule("delete-" + RESTING, "$(touch x)\\u001b[31m<b>|=1", "ENABLED"),
        schedule("remove-" + WITHIN_LIMIT, "=cmd|' /C calc'!A0", "ENABLED"));

    // when
    var run = aws.plan("--format", format);

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).isEqualTo(SafeText.of(line)));
    assertThat(run.out()).doesNotContain("aws scheduler").doesNotContain(",=cmd");
  }

  private void listing(String... names) {
    listing(
        Arrays.stream(names)
            .map(name -> schedule(name, "onekey", "ENABLED"))
            .toArray(Scheduled[]::new));
  }

  private void listing(Scheduled... schedules) {
    for (var account : List.of(aws, overLimit)) {
      account.answering(
          "ListSchedules",
          form ->
              json(
                  200,
                  Arrays.stream(schedules)
                      .filter(each -> each.name().startsWith(form.get("NamePrefix")))
                      .map(Scheduled::json)
                      .collect(Collectors.joining(",", "{\"Schedules\": [", "]}"))));
    }
  }

  private record Scheduled(String name, String group, String state) {

    String json() {
      return """
      {"Name": "%s", "GroupName": "%s", "State": "%s", "Target": {"Arn": "%s"}}"""
          .formatted(name, group, state, STARTS_A_RUNBOOK);
    }
  }

  private static Scheduled schedule(String name, String group, String state) {
    return new Scheduled(name, group, state);
  }

  private void at(String expression) {
    for (var account : List.of(aws, overLimit)) {
      account.answering("GetSchedule", _ -> schedule(expression, "UTC"));
    }
  }

  private static Answer schedule(String expression, String zone) {
    return json(
        200,
        """
        {"State": "ENABLED", "CreationDate": 1.79e9, "ScheduleExpression": "%s", "ScheduleExpressionTimezone": "%s",
         "Target": {"Arn": "%s", "RoleArn": "arn:aws:iam::123456789012:role/starter"}}"""
            .formatted(expression, zone, STARTS_A_RUNBOOK));
  }

  private static Answer json(int status, String body) {
    return new Answer(status, "application/json", body);
  }

  private static String text(CommandLineRun run, String format) {
    return format.equals("html") ? Jsoup.parse(run.out()).text() : run.out();
  }

  private JsonNode inactive(String accessKeyId) {
    return named(
        stream(PlannedSandbox.json(aws.plan("--format", "json")).get("inactiveKeys")), accessKeyId);
  }

  private static JsonNode key(StubbedAws account, String accessKeyId) {
    return named(
        PlannedSandbox.json(account.plan("--format", "json")).findValues("accessKeys").stream()
            .flatMap(keys -> stream(keys)),
        accessKeyId);
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static JsonNode named(Stream<JsonNode> keys, String accessKeyId) {
    return keys.filter(key -> key.get("name").asText().equals(accessKeyId))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> row(StubbedAws account, String accessKeyId) {
    var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var parser =
        CSVParser.builder()
            .setReader(new StringReader(account.plan("--format", "csv").out()))
            .setFormat(format)
            .get()) {
      return parser.getRecords().stream()
          .filter(row -> row.get("accessKey").equals(accessKeyId))
          .map(CSVRecord::toList)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
