package onekey.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import onekey.cli.demo.Demo;
import onekey.cli.demo.RemovalParameters;
import onekey.cli.output.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code onekey demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Lets the real rule judge an account, lets the real runbook remediate it, and judges it"
          + " again.",
      "",
      "Needs no AWS account: a stand-in for AWS runs on this machine meanwhile. By default it holds"
          + " the sample account, which has a user for every verdict, a rotation grace of 14 days"
          + " and the exemption tag onekey-exempt-until.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Everybody was judged, whatever the verdicts.",
      "2:Wrong usage, bad input, or the rule or an execution of the runbook failed."
    })
final class DemoCommand implements Callable<Integer> {

  @Mixin private final AccountOptions accountOptions = new AccountOptions();

  @Mixin private final PolicyOptions policyOptions = new PolicyOptions();

  @Option(
      names = "--removal",
      paramLabel = "WHAT",
      description = "What becomes of the extra key: ${COMPLETION-CANDIDATES}. By default Delete.")
  private RemovalParameters.Removal removal = RemovalParameters.Removal.Delete;

  @Option(names = "--dry-run", description = "Let the runbook only decide and explain.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  private final Console console;
  private final Clock clock;

  DemoCommand(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    var account = accountOptions.read(console, clock);
    var policy = policyOptions.over(account.ruleParameters());
    var judged = Demo.run(account, policy, new RemovalParameters(removal, dryRun));
    console.out().print(json ? Demo.json(judged) : Demo.text(judged, console.terminal()));
    console.out().flush();
    if (judged.remediationFailed()) {
      console.warn("An execution of the runbook failed; see above.");
      return ExitCode.FAILED;
    }
    return ExitCode.OK;
  }
}
