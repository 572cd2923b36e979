package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.cli.organization.SandboxOrganization;
import onekey.cli.organization.SandboxOrganization.Answer;
import onekey.plan.output.SafeText;
import onekey.sandbox.Sandbox;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever may rename an account chooses what stands in the report of the security team. */
class PlanHostileAccountsTest {

  private static final List<String> NAMES =
      Stream.of(
              PlanHostileTest.FORMULAS,
              PlanHostileTest.WITHOUT_CONTROLS,
              PlanHostileTest.WITH_CONTROLS)
          .flatMap(List::stream)
          .toList();

  private final SandboxOrganization organization = new SandboxOrganization(_ -> {});

  /** Of each name: an account with a finding and an inactive key, an unread and a skipped one. */
  PlanHostileAccountsTest() {
    for (var index = 0; index < NAMES.size(); index++) {
      addUser(organization.add("1%011d".formatted(index), NAMES.get(index)));
      organization.list("2%011d".formatted(index), NAMES.get(index), "ACTIVE");
      organization.list("3%011d".formatted(index), NAMES.get(index), "CLOSED");
    }
    organization.assuming(
        account ->
            account.startsWith("2")
                ? Optional.of(Answer.stsError("AccessDenied"))
                : Optional.empty());
  }

  private static void addUser(Sandbox account) {
    account.iam().createUser("alice", "/", Instant.EPOCH);
    account.iam().addAccessKey("alice", "Active", Instant.EPOCH, Optional.empty());
    account.iam().addAccessKey("alice", "Active", Instant.EPOCH, Optional.empty());
    account.iam().createUser("bob", "/", Instant.EPOCH);
    account.iam().addAccessKey("bob", "Inactive", Instant.EPOCH, Optional.empty());
    // A user that cannot be read, and something else that is not known.
    account.iam().createUser("carol", "/", Instant.EPOCH);
    account.faults().deny("ListAccessKeys", "carol");
    account.faults().deny("ListSchedules");
  }

  @AfterEach
  void close() {
    organization.close();
  }

  @Test
  void jsonHasTheNamesAsTheyAre() {
    // when
    var run = plan("json");

    // then
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.out()).matches("[\n -~]*");
    var plan = PlannedSandbox.json(run);
    for (var list : List.of("accounts", "unreadAccounts", "skippedAccounts", "users", "unread")) {
      assertThat(plan.get(list).findValuesAsText("accountName")).containsAll(NAMES);
    }
  }

  @Test
  void tableDoesNothingToATerminal() {
    // when
    var run = plan("table");

    // then
    assertThat(run.out().lines())
        .hasSizeGreaterThan(5 * NAMES.size())
        .allSatisfy(line -> assertThat(line).isEqualTo(SafeText.of(line)))
        .noneSatisfy(line -> assertThat(line).startsWith("# heading"));
  }

  @Test
  void commandsHaveNoNameOfAnAccount() {
    // when
    var plan = PlannedSandbox.json(plan("json"));

    // then
    assertThat(
            Stream.of("users", "inactiveKeys")
                .flatMap(list -> plan.get(list).findValuesAsText("command").stream())
                .filter(command -> !command.equals("null")))
        .hasSizeGreaterThan(5 * NAMES.size())
        .allSatisfy(
            command -> assertThat(command).matches("aws (iam|sts) [a-z-]+( --[a-z-]+=['\\w-]+)*"));
  }

  @Test
  void csvHasNoFormulas() throws IOException {
    // when
    var rows = HostileOutput.rows(plan("csv").out());

    // then
    HostileOutput.assertNoFormulas(rows);
    assertThat(rows)
        .extracting(row -> row.get("accountName"))
        .contains("'=cmd|' /C calc'!A0", "'+1+2", "'-2", "'@SUM(A1)", "plain");
    assertThat(rows).extracting(row -> row.get("complianceType")).contains("UNREAD", "SKIPPED");
  }

  @Test
  void htmlHasNoMarkupOfTheNames() {
    // when
    var html = Jsoup.parse(plan("html").out());

    // then
    HostileOutput.assertNoMarkup(html);
    assertThat(html.text())
        .contains(
            PlanHostileTest.WITHOUT_CONTROLS.stream()
                .map(name -> name.replaceAll(" +", " "))
                .toList());
  }

  @Test
  void markdownHasNoMarkupOfTheNames() {
    // when
    var markdown = plan("markdown").out();

    // then
    assertThat(HostileOutput.codeOf(markdown))
        .anySatisfy(code -> assertThat(code).contains("(octo/repo#5)"))
        .anySatisfy(code -> assertThat(code).contains("(<script>alert(1)</script>)"));
    assertThat(markdown.lines()).allSatisfy(line -> assertThat(line).isEqualTo(SafeText.of(line)));
  }

  private CommandLineRun plan(String format) {
    return OrganizationClients.plan(organization, "--organization", "--format", format);
  }
}
