package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.cli.demo.GeneratedAccount;
import onekey.plan.output.Terminal;
import onekey.sandbox.iam.KeyUse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sees of an account with 15 users, 5 of whom have two active keys. */
class PlanOnTerminalTest {

  private static final List<String> FINDINGS =
      List.of("backup-of-the-branch", "billing-export", "ci-deploy", "monitoring", "terraform");

  private final PlannedSandbox account = PlannedSandbox.of(GeneratedAccount.of(0, 1));

  PlanOnTerminalTest() {
    FINDINGS.forEach(
        name -> {
          user(name);
          key(name, "2023-03-01T00:00:00Z", "2026-11-24T07:45:00Z", "cloudformation");
          key(name, "2024-01-01T00:00:00Z", "2026-08-31T23:59:00Z", "s3");
        });
    for (var number = 1; number <= 10; number++) {
      user("user-" + number);
      key("user-" + number, "2025-01-01T00:00:00Z", "2026-11-20T00:00:00Z", "sqs");
    }
  }

  @AfterEach
  void closeSandboxWhereNothingWasWritten() {
    account.close();
  }

  @Test
  void takesAtMostSixtyLines() {
    // when
    var run = account.plan(terminal(80), "--no-fixes");

    // then
    assertThat(run.exitCode()).isEqualTo(ExitCode.OVER_LIMIT);
    assertThat(run.out())
        .contains("15 users: 10 COMPLIANT, 5 NON_COMPLIANT.", "10 COMPLIANT users are not listed")
        .contains(FINDINGS);
    assertThat(run.out().lines()).hasSizeLessThanOrEqualTo(60);
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 120, 200})
  void wrapsBesideTheLabels(int columns) {
    // when
    var lines = account.plan(terminal(columns), "--no-fixes").out().lines().toList();

    // then
    assertThat(lines)
        .filteredOn(line -> !line.startsWith("["))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns));
    assertThat(lines.getFirst()).startsWith("Account ").contains("2026-11-24T12:00:00Z");
    assertThat(lines.subList(1, lines.size()))
        .filteredOn(line -> !line.isEmpty() && !line.startsWith("[") && !line.contains("listed"))
        .allSatisfy(
            line ->
                assertThat(line)
                    .matches("(  (Total|Policy|Why|Extra|Advice|Keep) +|Remove +| {10})\\S.*"));
    assertThat(lines).filteredOn(line -> line.startsWith("  Why")).hasSize(5);
  }

  @Test
  void pipedEachLabelIsOneLineToSearch() {
    // when
    var lines = account.plan("--no-fixes").out().lines().toList();

    // then
    assertThat(lines).filteredOn(line -> line.startsWith("Remove ")).hasSize(5);
    assertThat(lines)
        .filteredOn(
            line ->
                line.startsWith("  Why ")
                    && line.contains("2 active access keys")
                    && line.endsWith("may be removed since 2026-10-15."))
        .hasSize(5);
  }

  /** Of the words about one finding, none of four in a row come again. */
  @ParameterizedTest
  @CsvSource({"80", "200"})
  void saysNothingTwice(int columns) {
    // when
    var text = account.plan(terminal(columns), "--user", "terraform", "--no-fixes").out();

    // then
    var words = List.of(text.strip().split("\\s+"));
    var seen = new HashSet<String>();
    for (var from = 0; from + 4 <= words.size(); from++) {
      var four = String.join(" ", words.subList(from, from + 4));
      // The same advice about either key, each with its age.
      assertThat(seen.add(four) || four.matches(".*(ago, more than|than 90\\.).*|days ago.*"))
          .as(four)
          .isTrue();
    }
  }

  @Test
  void showsTheMostUrgentFirst() {
    // given one that is held, and one that may go since earlier
    key("user-1", "2026-11-01T00:00:00Z", "2026-11-10T00:00:00Z", "sqs");
    key("user-2", "2022-01-01T00:00:00Z", "2022-02-01T00:00:00Z", "sqs");

    // when
    var run = account.plan("--no-fixes");

    // then
    assertThat(
            run.out()
                .lines()
                .filter(line -> line.matches("(Remove|Hold) .*"))
                .map(line -> line.replaceAll(" +", " ").replaceAll(":.*", "")))
        .containsExactlyElementsOf(
            Stream.of(
                    Stream.of("Remove user-2"),
                    FINDINGS.stream().map(name -> "Remove " + name),
                    Stream.of("Hold user-1"))
                .flatMap(names -> names)
                .toList());
  }

  @Test
  void saysOnceWhatIsTheSameForEveryFinding() {
    // when
    var all = account.plan().out();
    var one = account.plan("--user", "terraform").out();

    // then
    assertThat(all)
        .containsOnlyOnce("In Terraform, for every finding:")
        .containsOnlyOnce("No Terraform state was looked at.");
    assertThat(one)
        .containsOnlyOnce("  In Terraform:\n")
        .containsOnlyOnce("No Terraform state was looked at.");
  }

  @Test
  void namesThePageOfAnAdviceOnce() {
    // when
    var run = account.plan(terminal(80), "--no-fixes");

    // then
    assertThat(run.out())
        .containsOnlyOnce("https://docs.aws.amazon.com/IAM/")
        .contains("; rotation was due by 2023-05-30. [1]");
    assertThat(run.out().lines().toList().getLast()).startsWith("[1] https://");
  }

  @Test
  void theSummarySaysWhereThePolicyComesFrom() {
    // when
    var run = account.plan("--minimum-idle-days", "30", "--no-fixes");

    // then
    assertThat(run.out().lines().limit(3).collect(Collectors.joining(" ")))
        .contains("minimumIdleDays 30", "with --minimum-idle-days).");
  }

  static Terminal terminal(int columns) {
    return new Terminal(OptionalInt.of(columns), false, false);
  }

  private void user(String name) {
    account.sandbox().iam().createUser(name);
  }

  private void key(String user, String created, String used, String service) {
    account
        .sandbox()
        .iam()
        .addAccessKeyBeyondQuota(
            user,
            "Active",
            Instant.parse(created),
            Optional.of(new KeyUse(Instant.parse(used), service, "eu-central-1")));
  }
}
