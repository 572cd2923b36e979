package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import onekey.cli.StubbedAws.Answer;
import onekey.cli.demo.GeneratedAccount;
import onekey.plan.output.Terminal;
import onekey.sandbox.iam.KeyUse;
import onekey.sandbox.iam.SandboxAccessKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts that were reported from the field, or are as AWS's formats allow them to be. */
class PlanCasesTest {

  private static final String REPORT = "src/test/resources/onekey/cli/plan/mail-by-smtp.csv";

  /** IAM records mail by SMTP as ses-smtp; the user's name says nothing here. */
  @Test
  void aKeyThatSendsMailBySmtpIsHeldForAPerson() {
    try (var aws = StubbedAws.of("mail-by-smtp.json")) {
      // when
      var run = aws.plan();

      // then
      assertThat(run.exitCode()).isEqualTo(ExitCode.OVER_LIMIT);
      assertThat(run.out())
          .contains("Hold      wiki-email: AKIAEXAMPLE000000011\n")
          .contains("may send mail by Amazon SES")
          .contains("Mail that is sent by SMTP with a password made from it fails too.")
          .doesNotContain(
              "delete-access-key --user-name='wiki-email' --access-key-id='AKIAEXAMPLE000000011'")
          .doesNotContain("Actions, Delete");
    }
  }

  @Test
  void soItIsInACredentialReport() {
    // when
    var run =
        CommandLineRun.of("plan", "--credential-report", REPORT, "--now", "2026-11-24T12:00:00Z");

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.OVER_LIMIT);
    assertThat(run.out())
        .contains("Hold      wiki-email: access key 1\n")
        .contains("may send mail by Amazon SES")
        .contains("Mail that is sent by SMTP with a password made from it fails too.")
        .doesNotContain("delete-access-key", "Actions, Delete");
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "json", "markdown", "html"})
  void ofFourKeysSaysHowManyHaveToGoAndWhichStays(String format) {
    try (var aws = StubbedAws.of("four-active-keys.json")) {
      // when
      var run = aws.plan("--format", format);

      // then
      assertThat(run.out().replace("&#39;", "'"))
          .contains("3 of the user's 4 active access keys have to go in all, one at a time.")
          .contains(
              "AKIAEXAMPLE000000002 stays. This plan is about the first one, AKIAEXAMPLE000000001.")
          .contains("When it is gone, plan again: the next key is chosen anew");
    }
  }

  @Test
  void ofFourKeysOnlyTheOneThatStaysIsToBeRotated() {
    try (var aws = StubbedAws.of("four-active-keys.json")) {
      // when
      var advice = PlannedSandbox.json(aws.plan("--format", "json")).findValue("accessKeys");

      // then
      assertThat(advice)
          .filteredOn(key -> key.get("advice").toString().contains("; rotation was due by "))
          .singleElement()
          .satisfies(key -> assertThat(key.get("name").asText()).endsWith("2"));
    }
  }

  @Test
  void ofFourKeysCallsOneTheExtraOne() {
    try (var aws = StubbedAws.of("four-active-keys.json")) {
      // when
      var run = aws.plan("--format", "csv");

      // then
      assertThat(run.out().lines().filter(line -> line.contains(",true,")))
          .singleElement()
          .asString()
          .startsWith("burst,")
          .contains(",4,NON_COMPLIANT,Remove,AKIAEXAMPLE000000001,");
    }
  }

  /** As a person does: remove what the plan says, and plan again. */
  @Test
  void ofFourKeysTheOneInUseIsLeftInTheEnd() {
    try (var account = PlannedSandbox.of(GeneratedAccount.of(0, 1))) {
      // given
      var iam = account.sandbox().iam();
      iam.createUser("burst");
      var created = Instant.parse("2024-01-01T00:00:00Z");
      var use = new KeyUse(Instant.parse("2026-11-20T00:00:00Z"), "s3", "us-east-1");
      var inUse = iam.addAccessKeyBeyondQuota("burst", "Active", created, Optional.of(use)).id();
      for (var other = 1; other <= 3; other++) {
        iam.addAccessKeyBeyondQuota("burst", "Active", created, Optional.empty());
      }

      // when
      var said = new ArrayList<String>();
      var run = account.plan("--format", "json");
      while (run.exitCode() == ExitCode.OVER_LIMIT) {
        said.addAll(run.out().lines().filter(line -> line.contains("have to go in all")).toList());
        iam.deleteAccessKey(
            StreamSupport.stream(
                    PlannedSandbox.json(run).findValue("accessKeys").spliterator(), false)
                .filter(key -> key.get("extra").asBoolean())
                .map(key -> key.get("name").asText())
                .findAny()
                .orElseThrow());
        run = account.plan("--format", "json");
      }

      // then
      assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
      assertThat(iam.user("burst").orElseThrow().accessKeys())
          .extracting(SandboxAccessKey::id)
          .containsExactly(inUse);
      assertThat(said)
          .hasSize(4)
          .allSatisfy(line -> assertThat(line).contains(inUse + " stays."))
          .satisfies(lines -> assertThat(lines.getFirst()).contains("3 of the user's 4 active"))
          .satisfies(lines -> assertThat(lines.getLast()).contains("2 of the user's 3 active"));
    }
  }

  /** The console keeps it as a tag of the user, whose key is the id of the access key. */
  @ParameterizedTest
  @ValueSource(strings = {"table", "json", "csv", "markdown", "html"})
  void theDescriptionOfAKeyStandsBesideIt(String format) {
    try (var aws = StubbedAws.of("described-keys.json")) {
      // when
      var run = aws.plan("--format", format);

      // then
      assertThat(run.exitCode()).isEqualTo(ExitCode.OVER_LIMIT);
      assertThat(run.out()).contains("backup job on the branch NAS, runs once a quarter");
    }
  }

  /** IAM and the report write N/A where they have no service and no Region on record. */
  @ParameterizedTest
  @ValueSource(strings = {"table", "markdown", "html"})
  void noTextSaysThatAKeyCalledNotApplicable(String format) {
    // when
    var run =
        CommandLineRun.of(
            "plan",
            "--credential-report",
            "src/test/resources/onekey/cli/plan/without-service.csv",
            "--now",
            "2026-11-24T12:00:00Z",
            "--format",
            format);

    // then
    assertThat(run.out())
        .contains("Look first at what used it on", "Unused since")
        .doesNotContain("N/A");
  }

  @Test
  void theDemoNamesTheKeysOfAReportOnce() {
    // when
    var run =
        CommandLineRun.of(
            "demo",
            "--verbose",
            "--credential-report",
            "src/test/resources/onekey/cli/plan/without-service.csv",
            "--now",
            "2027-11-24T12:00:00Z");

    // then
    assertThat(run.out())
        .contains("Access key 1 is inactive.")
        .doesNotContainIgnoringCase("access key access key");
  }

  /** The moment of judging is shown, and scheduled from: in whole seconds, as IAM's times are. */
  @Test
  void timesAreInWholeSeconds(@TempDir Path directory) {
    // when
    var run =
        CommandProcess.in(directory, Map.of())
            .run(
                "plan",
                "--credential-report",
                Path.of("src/test/resources/onekey/cli/plan/without-service.csv")
                    .toAbsolutePath()
                    .toString(),
                "--format",
                "json");

    // then
    assertThat(PlannedSandbox.json(run).get("time").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>404 Not Found</html>"})
  void anAnswerNotFoundWithoutACodeIsSaidToBeNoneOfAws(String body) {
    try (var aws = StubbedAws.of("thin-last-use.json")) {
      // given
      aws.answering("ListUsers", _ -> new Answer(404, "text/html", body));

      // when
      var run = aws.plan();

      // then
      assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(run.err())
          .isEqualTo(
              "onekey: iam:ListUsers was answered with HTTP status 404 and no error code, so"
                  + " something else than AWS may have answered. Check the network, the Region,"
                  + " and HTTPS_PROXY and AWS_ENDPOINT_URL if they are set.\n");
    }
  }

  @Test
  void aThinAnswerLeavesOneUserUnreadAndJudgesTheOthers() {
    try (var aws = StubbedAws.of("thin-last-use.json")) {
      // when
      var run = aws.plan("--format", "json");

      // then
      assertThat(run.exitCode()).isNotIn(ExitCode.OK, ExitCode.OVER_LIMIT);
      var plan = PlannedSandbox.json(run);
      assertThat(names(plan.get("users"))).containsExactly("fine");
      assertThat(names(plan.get("unread"))).containsExactly("thin");
      assertThat(plan.get("unread").get(0).get("cause").asText()).contains("ServiceName");
      assertThat(plan.get("summary").get("compliant").asInt()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>Bad gateway</html>"})
  void anErrorWithoutACodeLeavesOneUserUnread(String body) {
    try (var aws = StubbedAws.of("thin-last-use.json")) {
      // given
      aws.answering("GetAccessKeyLastUsed", _ -> new Answer(403, "text/html", body));

      // when
      var run = aws.plan("--format", "json");

      // then
      assertThat(run.exitCode()).isNotIn(ExitCode.OK, ExitCode.OVER_LIMIT);
      assertThat(names(PlannedSandbox.json(run).get("users"))).containsExactly("fine");
      assertThat(names(PlannedSandbox.json(run).get("unread"))).containsExactly("thin");
    }
  }

  @Test
  void aUserOnTwoPagesIsOneLineAndIsCountedOnce() {
    try (var aws = StubbedAws.of("thin-last-use.json")) {
      // given
      aws.answering(
          "ListUsers",
          form ->
              form.containsKey("Marker")
                  ? page(aws, List.of("fine"), "<IsTruncated>false</IsTruncated>")
                  : page(
                      aws, List.of("fine"), "<IsTruncated>true</IsTruncated><Marker>2</Marker>"));

      // when
      var run = aws.plan(new Terminal(OptionalInt.empty(), false, true), "--format", "csv");

      // then
      assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
      assertThat(run.out().lines().filter(line -> line.startsWith("fine,"))).hasSize(1);
      assertThat(aws.calls()).containsOnlyOnce("ListAccessKeys");
      assertThat(run.err()).contains("/1").doesNotContain("/2");
    }
  }

  static Answer page(StubbedAws aws, List<String> names, String end) {
    return Answer.iam(
        "ListUsers",
        StubbedAws.listed("Users", names, aws::user)
            .replace("<IsTruncated>false</IsTruncated>", end));
  }

  private static Stream<String> names(JsonNode users) {
    return StreamSupport.stream(users.spliterator(), false)
        .map(user -> user.get("userName").asText());
  }
}
