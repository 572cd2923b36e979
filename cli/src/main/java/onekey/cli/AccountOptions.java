package onekey.cli;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import onekey.cli.demo.Account;
import onekey.cli.demo.GeneratedAccount;
import onekey.cli.demo.ReportedUsers;
import onekey.cli.demo.SampleAccount;
import onekey.plan.output.BadInputException;
import onekey.plan.output.Console;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which account to judge, and when. */
final class AccountOptions {

  @ArgGroup private Source source = new Source();

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Another number makes --users generate another account. By default 1.")
  private long seed;

  @Option(
      names = "--now",
      paramLabel = "TIME",
      description =
          "Judge as at this time (2026-11-24T12:00:00Z). By default the real time for a"
              + " credential report, and a fixed time for invented accounts.")
  private Optional<Instant> now = Optional.empty();

  /** At most one of these. */
  static final class Source {

    @Option(
        names = "--credential-report",
        paramLabel = "FILE",
        description =
            "Judge the account of an IAM credential report (- is standard input): the CSV, or what"
                + " 'aws iam get-credential-report' prints. It names no ids, so ids are made up.")
    private Optional<String> credentialReport = Optional.empty();

    @Option(
        names = "--users",
        paramLabel = "N",
        description = "Judge a generated account of this many users: 0-" + MOST_USERS + ".")
    private Optional<Integer> users = Optional.empty();
  }

  /** More than any real account: IAM allows 5,000 users. */
  private static final int MOST_USERS = 100_000;

  /**
   * The account to judge.
   *
   * @param complete whether all its users are in it
   */
  record Chosen(Account account, boolean complete) {}

  /** Reads or generates the account, and warns of duplicates and of users that are left out. */
  Chosen read(Console console, Clock clock) {
    var chosen =
        source
            .credentialReport
            .map(file -> report(file, console, clock))
            .or(() -> source.users.map(users -> new Chosen(generated(users), true)))
            .orElseGet(() -> new Chosen(SampleAccount.read(), true));
    return now.map(at -> new Chosen(chosen.account().at(at), chosen.complete())).orElse(chosen);
  }

  private Account generated(int users) {
    if (users < 0 || users > MOST_USERS) {
      throw new BadInputException("--users is %d. Allowed: 0–%d.".formatted(users, MOST_USERS));
    }
    return GeneratedAccount.of(users, seed);
  }

  private Chosen report(String file, Console console, Clock clock) {
    var report = CredentialReportFile.read(file, console.in());
    report.warnings().forEach(warning -> console.note("warning: " + warning));
    console.note(
        "A credential report names no ids: user ids are made up, and access keys are shown by number.");
    report
        .users()
        .forEach(
            user ->
                user.whyNotJudged()
                    .ifPresent(
                        cause -> console.warn("%s is left out: %s".formatted(user.name(), cause))));
    var judged = report.judgedUsers();
    return new Chosen(
        new Account(report.accountId(), clock.instant(), Map.of(), new ReportedUsers(judged)),
        judged.size() == report.users().size());
  }
}
