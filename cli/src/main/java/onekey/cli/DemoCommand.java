package onekey.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import onekey.cli.demo.Demo;
import onekey.cli.demo.DemoReport;
import onekey.cli.demo.RemovalParameters;
import onekey.plan.output.BadInputException;
import onekey.plan.output.Console;
import onekey.plan.output.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code onekey demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Lets the real rule judge an account, lets the real runbooks remediate it, and judges it"
          + " again, until the quarantine of every extra key is over.",
      "",
      "Needs no AWS account: a stand-in for AWS runs on this machine meanwhile. By default it holds"
          + " the sample account, which has a user for every verdict, a rotation grace of 14 days"
          + " and the exemption tag onekey-exempt-until.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Everybody was judged, whatever the verdicts.",
      "1:A failure: the rule or an execution of the runbook failed, for instance.",
      "2:Wrong usage: an option or a file that cannot be used.",
      "4:Some users of the credential report could not be judged."
    })
final class DemoCommand implements Callable<Integer> {

  @Mixin private final AccountOptions accountOptions = new AccountOptions();

  @Mixin private final PolicyOptions policyOptions = new PolicyOptions();

  @Option(
      names = "--removal",
      paramLabel = "WHAT",
      description = "What becomes of the extra key: ${COMPLETION-CANDIDATES}. By default Delete.")
  private RemovalParameters.Removal removal = RemovalParameters.Removal.Delete;

  @Option(
      names = "--quarantine-days",
      paramLabel = "DAYS",
      description =
          "For how many days a key stays inactive before it is deleted: 0-90. By default 7.")
  private int quarantineDays = RemovalParameters.DEFAULT_QUARANTINE_DAYS;

  @Option(names = "--dry-run", description = "Let the runbook only decide and explain.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  private final Console console;
  private final Clock clock;

  private RemovalParameters removalParameters() {
    if (quarantineDays < 0 || quarantineDays > 90) {
      throw new BadInputException(
          "--quarantine-days is %d. Allowed: 0–90.".formatted(quarantineDays));
    }
    if (removal == RemovalParameters.Removal.Deactivate
        && quarantineDays != RemovalParameters.DEFAULT_QUARANTINE_DAYS) {
      throw new BadInputException(
          "--removal Deactivate and --quarantine-days %d contradict each other. Allowed: with Delete 0–90; with Deactivate only the default %d, because a key that is only deactivated is never deleted."
              .formatted(quarantineDays, RemovalParameters.DEFAULT_QUARANTINE_DAYS));
    }
    return new RemovalParameters(removal, quarantineDays, dryRun);
  }

  DemoCommand(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    var parameters = removalParameters();
    var chosen = accountOptions.read(console, clock);
    var policy = policyOptions.over(chosen.account().ruleParameters());
    var judged = Demo.run(chosen.account(), policy, parameters);
    console.out().print(json ? Json.of(judged) + "\n" : DemoReport.of(judged, console.terminal()));
    console.out().flush();
    if (judged.remediationFailed()) {
      console.warn("An execution of the runbook failed; see above.");
      return ExitCode.FAILED;
    }
    return chosen.complete() ? ExitCode.OK : ExitCode.INCOMPLETE;
  }
}
