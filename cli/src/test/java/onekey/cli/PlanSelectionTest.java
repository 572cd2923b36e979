package onekey.cli;

import static onekey.cli.PlanOnTerminalTest.terminal;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import onekey.plan.output.Terminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --user}, {@code --findings-only} and {@code --no-fixes}. */
class PlanSelectionTest {

  private static final String REPORT =
      "../plan/src/test/resources/onekey/plan/source/report/credential-report.csv";

  private final PlannedSandbox account = PlannedSandbox.ofSample();

  @BeforeEach
  void forgetCalls() {
    account.sandbox().calls().reset();
  }

  @AfterEach
  void closeSandboxWhereNothingWasWritten() {
    account.close();
  }

  @ParameterizedTest
  @CsvSource({
    "alice,3,'1 user: 0 COMPLIANT, 1 NON_COMPLIANT.'",
    "ALICE,3,'1 user: 0 COMPLIANT, 1 NON_COMPLIANT.'",
    "bob,0,'1 user: 1 COMPLIANT, 0 NON_COMPLIANT.'",
  })
  void theExitCodeIsAboutTheUserAskedFor(String name, int exitCode, String totals) {
    // when
    var run = account.planSample("--user", name);

    // then
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.out()).contains(totals, "15 other users were not looked at.");
  }

  @Test
  void readsOnlyWhatItIsAskedFor() {
    // when
    account.planSample("--user", "alice", "--user", "bob");

    // then
    assertThat(account.sandbox().calls().countsByAction())
        .isEqualTo(
            Map.of(
                "ListUsers", 1L,
                "ListAccessKeys", 2L,
                "GetAccessKeyLastUsed", 2L,
                "ListUserTags", 1L,
                "ListSchedules", 2L));
  }

  /** It is asked for, so it has a line, though nothing is wrong with it. */
  @Test
  void aUserWithinTheLimitIsShownWhenItIsAskedFor() {
    // when
    var run = account.planSample("--user", "bob");

    // then
    assertThat(run.out()).contains("Keep      bob: 1 active access key.\n");
    assertThat(account.planSample().out()).doesNotContain("bob");
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "json", "csv", "markdown", "html"})
  void everyFormatHasOnlyTheUserAskedFor(String format) {
    // when
    var run = account.planSample("--user", "alice", "--format", format);

    // then
    assertThat(run.out()).contains("alice").doesNotContain("judy", "newsletter");
  }

  @Test
  void refusesAUserThatTheAccountDoesNotHave(@TempDir Path directory) {
    // given
    var file = directory.resolve("plan.json");

    // when
    var run =
        account.planSample("--user", "alice", "--user", "gracie", "--output", file.toString());

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(file).doesNotExist();
    assertThat(run.err())
        .isEqualTo(
            "onekey: --user is \"gracie\". Account 111122223333 has no user of this name, and these"
                + " of similar names: grace.\n");
  }

  @Test
  void saysThatNobodyHasASimilarName() {
    // when
    var run = account.planSample("--user", "zzz", "--user", "yyy");

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(run.err())
        .contains("--user is \"yyy\".", "--user is \"zzz\".")
        .contains("has no user of this name, and none of a similar name.")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "arn:aws:iam::111122223333:user/alice", "x\u001B[31m"})
  void refusesWhatIsNoNameBeforeItReads(String name) {
    // when
    var run = account.planSample("--user", name);

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(run.err())
        .contains("Allowed: the name of an IAM user, 1-64 letters")
        .doesNotContain("\u001B");
    assertThat(account.sandbox().calls().count()).isZero();
  }

  @Test
  void aUserThatCouldNotBeReadIsNotFine() {
    // given
    account.sandbox().faults().deny("ListAccessKeys", "bob");

    // when
    var run = account.planSample("--user", "bob");
    var another = account.planSample("--user", "heidi");

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(run.err()).contains("1 of 1 users could not be read");
    assertThat(another.exitCode()).isEqualTo(ExitCode.OK);
  }

  @Test
  void choosesFromACredentialReport() {
    // when
    var run = report("--user", "TWO-active");
    var missing = report("--user", "one-active");

    // then
    assertThat(run.out()).contains("Remove    two-active: ", "3 other users were not looked at.");
    assertThat(missing.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(missing.err()).contains("--user is \"one-active\".");
  }

  private static CommandLineRun report(String... options) {
    return CommandLineRun.of(
        Stream.concat(
                Stream.of("plan", "--credential-report", REPORT, "--now", "2026-11-24T12:00:00Z"),
                Stream.of(options))
            .toArray(String[]::new));
  }

  @Test
  void leavesOutWhatIsNoFindingAndCountsIt() {
    // when
    var text = account.planSample("--findings-only").out();
    var json = PlannedSandbox.json(account.planSample("--findings-only", "--format", "json"));

    // then
    assertThat(text)
        .contains("16 users: 7 COMPLIANT, 9 NON_COMPLIANT.", "Findings only: ", "alice")
        .doesNotContain("carol", "bob");
    assertThat(json.get("users"))
        .hasSize(9)
        .allSatisfy(
            user -> assertThat(user.get("complianceType").asText()).isEqualTo("NON_COMPLIANT"));
    assertThat(json.get("summary").get("compliant").asInt()).isEqualTo(7);
    assertThat(json.get("selection").get("findingsOnly").asBoolean()).isTrue();
  }

  /** Nothing is pending for it, so somebody has to act, although its user is COMPLIANT. */
  @ParameterizedTest
  @ValueSource(strings = {"table", "json", "csv", "markdown", "html"})
  void keepsAnInactiveKeyThatNeedsSomebody(String format) {
    // when
    var run = account.planSample("--findings-only", "--format", format);

    // then
    assertThat(run.out()).contains("AKIASUR6QEUXDQEGFHSG", "grace");
  }

  @ParameterizedTest
  @ValueSource(strings = {"markdown", "html"})
  void formatsForPeopleSayWhatIsLeftOut(String format) {
    // when
    var run = account.planSample("--findings-only", "--user", "alice", "--format", format);

    // then
    assertThat(run.out())
        .contains("Findings only: COMPLIANT users are counted, but neither they nor their keys")
        .contains("15 other users were not looked at.");
  }

  @Test
  void nothingFoundIsSaidAsSuch() {
    // when
    var run = account.planSample("--findings-only", "--user", "bob");

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("1 user: 1 COMPLIANT, 0 NON_COMPLIANT.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "json", "csv", "markdown", "html"})
  void leavesTheFixesOut(String format) {
    // given
    var with = account.planSample("--format", format);

    // when
    var without = account.planSample("--format", format, "--no-fixes");

    // then
    assertThat(with.out()).contains("aws iam delete-access-key");
    assertThat(without.out()).doesNotContain("aws iam ").contains("alice");
    assertThat(without.exitCode()).isEqualTo(with.exitCode());
  }

  @Test
  void quietSaysNothingButTheResultAndErrors(@TempDir Path directory) throws IOException {
    // given
    var file = directory.resolve("plan.csv");
    account.sandbox().faults().deny("ListAccessKeys", "bob");

    // when
    var loud = account.planSample("--output", file.toString());
    var quiet = account.planSample("--output", file.toString(), "--quiet");
    var wrong = account.planSample("--quiet", "--user", "nobody-of-this-name");

    // then
    assertThat(loud.err()).contains("15 users: ").hasLineCount(2);
    assertThat(quiet.err()).hasLineCount(1).contains("1 of 16 users could not be read");
    assertThat(quiet.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(Files.readString(file)).contains("alice");
    assertThat(wrong.err()).contains("--user is");
  }

  @Test
  void quietShowsNoProgress() {
    // given
    var terminal = new Terminal(OptionalInt.of(80), false, true);

    // then
    assertThat(account.plan(terminal, "--quiet").err()).isEmpty();
    assertThat(account.plan(terminal).err()).contains("Reading users and keys");
  }

  @Test
  void coloursWhenItIsToldTo() {
    assertThat(account.planSample("--color", "always").out()).contains("\u001B[31mRemove");
    assertThat(account.planSample("--color", "auto").out()).doesNotContain("\u001B");
    assertThat(account.plan(terminal(80).withColours(true), "--color=NEVER").out())
        .doesNotContain("\u001B");
    assertThat(account.plan(terminal(80).withColours(true)).out()).contains("\u001B");
    // Other programs read these.
    for (var format : List.of("json", "csv", "markdown", "html")) {
      assertThat(account.planSample("--color", "always", "--format", format).out())
          .doesNotContain("\u001B");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "demo"})
  void helpHasTheColoursThatAreWanted(String command) {
    assertThat(CommandLineRun.of(command, "--color", "always", "--help").out())
        .contains("\u001B[1m");
    assertThat(
            CommandLineRun.of(
                    terminal(80).withColours(true), "", command, "--color", "never", "--help")
                .out())
        .doesNotContain("\u001B");
  }

  @Test
  void theDemoIsQuietAndColouredInTheSameWay() {
    // when
    var run =
        CommandLineRun.of(
            "demo",
            "--color=always",
            "--quiet",
            "--credential-report",
            REPORT,
            "--now",
            "2026-11-24T12:00:00Z");

    // then
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("\u001B[3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plan --color|Missing required parameter for option '--color'",
        "plan --color sometimes|Invalid value for option '--color': expected one of [AUTO, ALWAYS, NEVER]",
        "demo --color sometimes|Invalid value for option '--color'",
        "plan --quiet --verbose|--verbose and --quiet contradict each other.",
        "plan --user|Missing required parameter for option '--user'",
        "plan --quiet --quiet|option '--quiet' should be specified only once",
      })
  void refusesWrongUsage(String arguments, String message) {
    // when
    var run = CommandLineRun.of(arguments.split(" "));

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(message);
  }
}
