package onekey.cli;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import onekey.cli.demo.Account;
import onekey.cli.demo.Demo;
import onekey.cli.demo.DemoReport;
import onekey.cli.demo.RemovalParameters;
import onekey.plan.output.BadInputException;
import onekey.plan.output.Console;
import onekey.rule.judgement.DeleteAfter;
import onekey.rule.judgement.NoticeDays;
import onekey.rule.judgement.RuleParameter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code onekey demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Shows the whole life of an extra access key: lets the real rule judge an account, lets the"
          + " real runbooks announce, deactivate and delete the extra keys, and judges again.",
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
      names = "--notice-days",
      paramLabel = "DAYS",
      defaultValue = "14",
      description =
          "For how many days the removal of a key is announced before it begins: 0-30. By default"
              + " 14.")
  private String noticeDays = "";

  @Option(
      names = "--delete-after-days",
      paramLabel = "DAYS",
      description =
          "After how many days a deactivated key is deleted: never or 0-90. By default 7.")
  private Optional<String> deleteAfterDays = Optional.empty();

  @Option(names = "--dry-run", description = "Let the runbook only decide and explain.")
  private boolean dryRun;

  @Option(
      names = "--watch",
      description =
          "Deploy with onekey:watchKeyChanges, and let somebody create a second access key at noon:"
              + " it is told and NON_COMPLIANT within minutes. Without a rotation grace, unless"
              + " --rotation-grace-days is given.")
  private boolean watch;

  @Option(
      names = "--verbose",
      description =
          "Show every message in full, the reason and the steps of every execution, and all ids. JSON"
              + " holds everything anyway.")
  private boolean verbose;

  @Mixin private final DisplayOptions displayOptions = new DisplayOptions();

  @Mixin private final ResultOptions resultOptions = new ResultOptions();

  @Option(names = "--json", hidden = true, description = "Refused: it is --format json now.")
  private boolean json;

  private Console console;
  private final Clock clock;

  DemoCommand(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    console = displayOptions.on(console);
    if (json) {
      throw new BadInputException("demo has no --json any more. Write --format json instead.");
    }
    var parameters = removalParameters();
    var target = resultOptions.on(console);
    var chosen = accountOptions.read(console, clock);
    var judged =
        Demo.run(
            chosen.account(),
            policyOptions.over(ruleParameters(chosen.account())),
            parameters,
            watch);
    target.write(terminal -> DemoReport.of(judged, verbose, terminal), () -> judged);
    if (judged.executionFailed()) {
      console.warn("An execution of a runbook failed, or people were not told of it; see above.");
      return ExitCode.FAILED;
    }
    return chosen.complete() ? ExitCode.OK : ExitCode.INCOMPLETE;
  }

  /** A new key would pass for a rotation. */
  private Map<String, String> ruleParameters(Account account) {
    if (!watch) {
      return account.ruleParameters();
    }
    if (!account.users().areInvented()) {
      throw new BadInputException(
          "--watch and --credential-report contradict each other. Allowed: one of the two, because nobody's acts are made up for the users of a report.");
    }
    var parameters = new LinkedHashMap<>(account.ruleParameters());
    parameters.remove(RuleParameter.ROTATION_GRACE_DAYS.key());
    return parameters;
  }

  private RemovalParameters removalParameters() {
    if (dryRun && deleteAfterDays.isPresent()) {
      throw new BadInputException(
          "--dry-run and --delete-after-days %s contradict each other. Allowed: one of the two, because a dry run deactivates no key that could be deleted later."
              .formatted(deleteAfterDays.get()));
    }
    var deleteAfter = deleteAfterDays.orElse("7");
    return new RemovalParameters(
        NoticeDays.of(noticeDays)
            .orElseThrow(() -> refusal("--notice-days", noticeDays, NoticeDays.ALLOWED)),
        DeleteAfter.of(deleteAfter)
            .orElseThrow(() -> refusal("--delete-after-days", deleteAfter, DeleteAfter.ALLOWED)),
        dryRun);
  }

  private static BadInputException refusal(String option, String value, String allowed) {
    return new BadInputException("%s is \"%s\". Allowed: %s.".formatted(option, value, allowed));
  }
}
