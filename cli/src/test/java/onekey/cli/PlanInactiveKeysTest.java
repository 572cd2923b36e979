package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import onekey.cli.StubbedAws.Answer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a key after it was deactivated. Its user is COMPLIANT meanwhile. */
@Order(1)
class PlanInactiveKeysTest {

  private static final String END = "<IsTruncated>false</IsTruncated>";

  private final StubbedAws aws = StubbedAws.of("inactive-keys.json");

  @AfterEach
  void stop() {
    aws.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "markdown", "html", "json"})
  void everyFormatShowsThemWithTheWayBackAndTheWayOut(String format) {
    // when
    var run = aws.plan("--format", format);

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    var text = format.equals("html") ? Jsoup.parse(run.out()).text() : run.out();
    assertThat(text)
        .contains(
            "Unused since 2026-08-31, when it called sts in us-east-1; created on 2023-10-10.",
            "No use of it is recorded since it was created on 2022-02-02.",
            "No deletion by OneKey is pending in eu-central-1.",
            "aws iam get-access-key-last-used --access-key-id='AKIAEXAMPLE000000001'",
            "aws iam update-access-key --user-name='resting' --access-key-id='AKIAEXAMPLE000000001'"
                + " --status=Active",
            "aws iam delete-access-key --user-name='resting'"
                + " --access-key-id='AKIAEXAMPLE000000001'");
  }

  @Test
  void aTableRowShowsThemToo() throws IOException {
    // when
    var run = aws.plan("--format", "csv");

    // then
    try (var parser =
        CSVParser.builder()
            .setReader(new StringReader(run.out()))
            .setFormat(CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())
            .get()) {
      var rows = parser.getRecords();
      assertThat(rows)
          .filteredOn(row -> row.get("accessKey").equals("AKIAEXAMPLE000000001"))
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.get("complianceType")).isEqualTo("COMPLIANT");
                assertThat(row.get("lastUse")).isEqualTo("RECORDED");
                assertThat(row.get("unusedSince")).isEqualTo("2026-08-31T23:59:59Z");
                assertThat(row.get("deletion")).isEqualTo("NONE_IN_REGION");
                assertThat(row.get("lookCommand")).startsWith("aws iam get-access-key-last-used");
                assertThat(row.get("activateCommand")).endsWith("--status=Active");
                assertThat(row.get("deleteCommand")).startsWith("aws iam delete-access-key");
              });
      assertThat(rows)
          .filteredOn(row -> row.get("status").equals("Active"))
          .allSatisfy(
              row -> {
                assertThat(row.get("lastUse")).isEqualTo("NOT_READ");
                assertThat(row.get("deletion")).isEmpty();
                assertThat(row.get("deleteCommand")).isEmpty();
              });
    }
  }

  @Test
  void aDeletionComesBehindALookAtTheLastUse() {
    // when
    var commands =
        inactive("AKIAEXAMPLE000000001").get("fixes").findValuesAsText("command").stream()
            .filter(command -> !command.equals("null"))
            .map(command -> command.split(" ", -1)[2])
            .toList();

    // then
    assertThat(commands)
        .containsExactly(
            "list-access-keys",
            "get-access-key-last-used",
            "update-access-key",
            "delete-access-key");
  }

  /** Carried out days later, a plan of today must not delete the key that is in use by then. */
  @Test
  void aDeletionNamesWhatMustStillBeSo() {
    assertThat(inactive("AKIAEXAMPLE000000001").toString())
        .contains(
            "Or delete it, if it is still inactive, its last use is still that of 2026-08-31,"
                + " AKIAEXAMPLE000000002 still active, and nothing has missed it since it was"
                + " deactivated. It never comes back.",
            "To use it again, activate it. The user is over the limit then.");
    assertThat(inactive("AKIAEXAMPLE000000003").toString())
        .contains("if it is still inactive, there is still no use recorded, and nothing has missed")
        .doesNotContain("over the limit");
  }

  @Test
  void aKeyThatMaySendMailIsForAPersonToDecide() {
    assertThat(inactive("AKIAEXAMPLE000000004").toString())
        .contains("A person has to decide about it: it may send mail by Amazon SES.")
        .contains("Mail that is sent by SMTP with a password made from it fails too.");
    assertThat(inactive("AKIAEXAMPLE000000001").toString()).doesNotContain("SMTP");
  }

  @Test
  void aKeyThatWasUsedLatelyIsSaidToBe() {
    // when
    var run = aws.plan("--minimum-idle-days", "365");

    // then
    assertThat(run.out())
        .contains(
            "It was used or created too recently: the policy lets no key like it be removed before"
                + " 2027-08-31.");
  }

  @ParameterizedTest
  @EnumSource(Unreadable.class)
  @Tag("slow")
  void schedulesThatCannotBeReadAreNotNone(Unreadable unreadable) {
    // given
    aws.answering("ListSchedules", _ -> unreadable.answer);

    // when
    var run = aws.plan();

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .contains("Whether OneKey will delete it is not known.")
        .contains("What this source cannot tell:")
        .contains("scheduler:ListSchedules in eu-central-1")
        .doesNotContain("No deletion by OneKey is pending");
    assertThat(inactive("AKIAEXAMPLE000000001").get("deletion").get("state").asText())
        .isEqualTo("NOT_KNOWN");
  }

  @Test
  void noFormatTakesSchedulesThatAreNotKnownForNone() {
    // given
    aws.answering("ListSchedules", _ -> Unreadable.DENIED.answer);

    // then
    assertThat(aws.plan("--format", "json").out())
        .contains("\"pendingSteps\": null")
        .doesNotContain("\"pendingSteps\": [");
    assertThat(aws.plan("--format", "html").out()).doesNotContain("no deletion pending");
    assertThat(aws.plan("--format", "csv").out())
        .contains("NOT_KNOWN")
        .doesNotContain("NONE_IN_REGION");
  }

  enum Unreadable {
    DENIED(
        new Answer(
            403,
            "application/json",
            "{\"__type\": \"AccessDeniedException\", \"Message\": \"No.\"}")),
    EMPTY(new Answer(200, "application/json", "")),
    NO_LIST(new Answer(200, "application/json", "{}")),
    LOGIN_PAGE(new Answer(200, "text/html", "<html>Sign in</html>")),
    ANOTHER_SERVICE(Answer.error(404, "UnknownOperation"));

    @SuppressWarnings("ImmutableEnumChecker") // It is: a record of texts.
    private final Answer answer;

    Unreadable(Answer answer) {
      this.answer = answer;
    }
  }

  @Test
  void aKeyThatVanishesMeanwhileIsGone() {
    // given a key that is deleted between the listing and the question
    aws.answering(
        "GetAccessKeyLastUsed",
        form -> {
          if ("AKIAEXAMPLE000000003".equals(form.get("AccessKeyId"))) {
            aws.answering(
                "ListAccessKeys",
                _ ->
                    Answer.iam(
                        "ListAccessKeys", "<AccessKeyMetadata/><IsTruncated>false</IsTruncated>"));
            return Answer.error(403, "AccessDenied");
          }
          return Answer.iam(
              "GetAccessKeyLastUsed",
              "<AccessKeyLastUsed><Region>N/A</Region><ServiceName>N/A</ServiceName></AccessKeyLastUsed>");
        });

    // when
    var run = aws.plan("--format", "json");

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("forgotten").doesNotContain("AKIAEXAMPLE000000003");
    assertThat(PlannedSandbox.json(run).get("limits")).isEmpty();
  }

  @Test
  void aLastUseThatCannotBeReadIsSaidToBeUnread() {
    // given
    aws.answering("GetAccessKeyLastUsed", _ -> Answer.error(403, "AccessDenied"));

    // when
    var run = aws.plan("--format", "json");

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    var plan = PlannedSandbox.json(run);
    assertThat(plan.get("inactiveKeys")).hasSize(3);
    assertThat(plan.get("inactiveKeys").get(0).get("unusedSince").isNull()).isTrue();
    assertThat(plan.get("inactiveKeys").get(0).get("lastUse").get("state").asText())
        .isEqualTo("NOT_READ");
    assertThat(run.out())
        .contains("Its last use was not read; created on 2022-02-02.")
        .contains("if it is still inactive, its last use is long ago")
        .doesNotContain("o use of it is recorded");
    assertThat(plan.get("limits").get(0).asText())
        .startsWith("When 3 inactive access keys were last used could not be read; of user ")
        .contains("iam:GetAccessKeyLastUsed");
  }

  @Test
  void asksForNoScheduleWhereThereIsNoKey() {
    // given
    aws.answering("ListUsers", _ -> PlanCasesTest.page(aws, List.of("forgotten"), END));
    aws.answering(
        "ListAccessKeys",
        _ -> Answer.iam("ListAccessKeys", "<AccessKeyMetadata/><IsTruncated>false</IsTruncated>"));

    // when
    var run = aws.plan();

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(aws.calls()).containsExactly("ListUsers", "ListAccessKeys");
  }

  @Test
  void takesOneCallMoreForEachAndOneForEachKindOfSchedule() {
    // when
    aws.plan();

    // then
    assertThat(aws.calls()).filteredOn("GetAccessKeyLastUsed"::equals).hasSize(3);
    assertThat(aws.calls()).filteredOn("ListSchedules"::equals).hasSize(2);
    assertThat(aws.calls()).doesNotContain("GetSchedule");
  }

  @Test
  void aCredentialReportKnowsNoSchedules() {
    // when
    var run =
        CommandLineRun.of(
            "plan",
            "--credential-report",
            "../plan/src/test/resources/onekey/plan/source/report/credential-report.csv",
            "--format",
            "json");

    // then
    var plan = PlannedSandbox.json(run);
    assertThat(plan.get("inactiveKeys")).isNotEmpty();
    assertThat(plan.get("inactiveKeys"))
        .allSatisfy(
            inactive -> {
              assertThat(inactive.get("deletion").get("state").asText()).isEqualTo("NOT_KNOWN");
              assertThat(inactive.get("unusedSince").isNull()).isFalse();
              assertThat(inactive.get("fixes").toString()).doesNotContain("delete-access-key");
            });
    assertThat(plan.findValues("pendingSteps")).isNotEmpty().allMatch(JsonNode::isNull);
    assertThat(plan.get("limits").toString()).contains("It says nothing about schedules");
  }

  private JsonNode inactive(String accessKeyId) {
    for (var inactive : PlannedSandbox.json(aws.plan("--format", "json")).get("inactiveKeys")) {
      if (inactive.get("name").asText().equals(accessKeyId)) {
        return inactive;
      }
    }
    throw new AssertionError(accessKeyId + " is not there.");
  }
}
