package onekey.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import onekey.cli.account.BadInputException;
import onekey.cli.demo.JudgingFailedException;
import onekey.cli.output.CommandFailedException;
import onekey.cli.output.Console;
import onekey.cli.output.Terminal;
import onekey.cli.plan.live.AccountAccess;
import onekey.cli.plan.live.SdkAccess;
import onekey.rule.judgement.InvalidRuleParameterException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code onekey} command. */
@Command(
    name = "onekey",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {"Keeps every IAM user at one active access key.", ""},
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Done.",
      "1:Only from commands that say so: somebody is over the limit.",
      "2:Wrong usage, bad input or a failure."
    })
public final class OneKey {

  private OneKey() {}

  /** Runs the command and ends the JVM. */
  public static void main(String... arguments) {
    var terminal = Terminal.of(System.getProperties(), System.getenv());
    // UTF-8 whatever the locale: the annotations have dashes and ellipses.
    var console =
        new Console(
            System.in,
            new PrintWriter(System.out, false, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            terminal);
    System.exit(run(console, Clock.systemUTC(), arguments));
  }

  /** Runs the command and returns its {@link ExitCode}. */
  static int run(Console console, Clock clock, String... arguments) {
    return run(console, clock, new SdkAccess(), arguments);
  }

  /** Runs the command on accounts of the caller's own. */
  static int run(Console console, Clock clock, AccountAccess access, String... arguments) {
    return new CommandLine(new OneKey())
        .addSubcommand(
            new CommandLine(new PlanCommand(console, clock, access))
                .setCaseInsensitiveEnumValuesAllowed(true))
        .addSubcommand(new DemoCommand(console, clock))
        .addSubcommand(
            new CommandLine(new BenchCommand())
                .addSubcommand(new BenchJudgeCommand(console))
                .addSubcommand(new BenchPlanCommand(console))
                .addSubcommand(new BenchStartCommand(console)))
        .setOut(console.out())
        .setErr(console.err())
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(console.terminal().colours() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpWidth(Math.clamp(console.terminal().columns().orElse(80), 60, 120))
        .setParameterExceptionHandler((wrong, _) -> wrongUsage(wrong, console))
        .setExecutionExceptionHandler((failure, _, _) -> failed(failure, console))
        .execute(arguments);
  }

  private static int wrongUsage(ParameterException wrong, Console console) {
    console.warn(String.valueOf(wrong.getMessage()));
    UnmatchedArgumentException.printSuggestions(wrong, console.err());
    console
        .err()
        .println(
            "Try '%s --help'.".formatted(wrong.getCommandLine().getCommandSpec().qualifiedName()));
    console.err().flush();
    return ExitCode.FAILED;
  }

  private static int failed(Exception failure, Console console) {
    switch (failure) {
      case BadInputException bad -> console.warn(String.valueOf(bad.getMessage()));
      case InvalidRuleParameterException bad -> console.warn(String.valueOf(bad.getMessage()));
      case CommandFailedException failed -> console.warn(String.valueOf(failed.getMessage()));
      case JudgingFailedException failed -> console.warn(String.valueOf(failed.getMessage()));
      default -> {
        console.warn("This should not have happened; please report it.");
        failure.printStackTrace(console.err());
      }
    }
    return ExitCode.FAILED;
  }
}
