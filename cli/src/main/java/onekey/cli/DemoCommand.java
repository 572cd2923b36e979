package onekey.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import onekey.cli.demo.Demo;
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
      "Lets the real rule judge an account, and shows what a reviewer sees.",
      "",
      "Needs no AWS account: a stand-in for AWS runs on this machine meanwhile. By default it holds"
          + " the sample account, which has a user for every verdict, a rotation grace of 14 days"
          + " and the exemption tag onekey-exempt-until.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Everybody was judged, whatever the verdicts.",
      "2:Wrong usage, bad input, or the rule failed."
    })
final class DemoCommand implements Callable<Integer> {

  @Mixin private final AccountOptions accountOptions = new AccountOptions();

  @Mixin private final PolicyOptions policyOptions = new PolicyOptions();

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
    console
        .out()
        .print(json ? Demo.json(account, policy) : Demo.text(account, policy, console.terminal()));
    console.out().flush();
    return ExitCode.OK;
  }
}
