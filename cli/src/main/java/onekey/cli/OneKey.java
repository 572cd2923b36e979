package onekey.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import onekey.cli.DisplayOptions.Colouring;
import onekey.cli.demo.JudgingFailedException;
import onekey.plan.output.BadInputException;
import onekey.plan.output.CommandFailedException;
import onekey.plan.output.Console;
import onekey.plan.output.ResultWriter;
import onekey.plan.output.StackTrace;
import onekey.plan.output.Terminal;
import onekey.plan.source.cloudtrail.CallClock;
import onekey.plan.source.live.AccountAccess;
import onekey.plan.source.live.OrganizationAccess;
import onekey.plan.source.live.SdkAccess;
import onekey.rule.judgement.InvalidRuleParameterException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
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
      "1:A failure: what was asked for is not known.",
      "2:Wrong usage: an option or a file that cannot be used.",
      "3:From plan and terraform: a user is over the limit. From doctor: something is wrong.",
      "4:Some users could not be judged, whatever the others are; from doctor, something could not"
          + " be checked.",
      "141:The reader of the output closed it, as head does."
    })
public final class OneKey {

  /** Picocli would look for Groovy in every jar. It reads this once. */
  private static final String WITHOUT_GROOVY = "picocli.disable.closures";

  static {
    System.setProperty(WITHOUT_GROOVY, "true");
  }

  /** What Java substitutes for bytes that are not text in the encoding of the locale. */
  private static final char NO_TEXT = '\uFFFD';

  private static final Set<String> HELP = Set.of("-h", "--help", "-V", "--version");

  private OneKey() {}

  /** Runs the command and ends the JVM. */
  public static void main(String... arguments) {
    var terminal = Terminal.of(System.getProperties(), System.getenv());
    var console =
        new Console(
            System.in,
            // Not System.out, which hides why it could not write.
            new ResultWriter(new FileOutputStream(FileDescriptor.out)),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            terminal);
    end(ExitCode.ofJvm(runToTheEnd(console, arguments)), arguments);
  }

  /**
   * {@link System#exit} looks for a logger in every jar of the class path, a tenth of the time that
   * help takes. Help and versions start nothing that it would have to end.
   */
  private static void end(int code, String... arguments) {
    if (Arrays.stream(arguments).anyMatch(HELP::contains)) {
      Runtime.getRuntime().halt(code);
    }
    System.exit(code);
  }

  /** An error must end the JVM even while other threads run. */
  private static int runToTheEnd(Console console, String... arguments) {
    try {
      return run(console, Clock.tickSeconds(ZoneOffset.UTC), arguments);
    } catch (OutOfMemoryError _) {
      console.warn(
          "Java ran out of memory. Give it more, for instance with JAVA_TOOL_OPTIONS=-Xmx4g.");
      return ExitCode.FAILED;
    } catch (Error e) {
      return unexpected(e, console);
    }
  }

  /** Runs the command and returns its {@link ExitCode}. */
  static int run(Console console, Clock clock, String... arguments) {
    // Not before an account is opened: most of the SDK is loaded with it.
    return run(
        console,
        clock,
        choice -> new SdkAccess().open(choice),
        choice -> new SdkAccess().openOrganization(choice),
        arguments);
  }

  /** Runs the command on accounts of the caller's own. */
  static int run(
      Console console,
      Clock clock,
      AccountAccess access,
      OrganizationAccess organizationAccess,
      String... arguments) {
    return run(console, clock, access, organizationAccess, CallClock.SYSTEM, arguments);
  }

  /** Runs the command with calls to CloudTrail paced by this clock. */
  static int run(
      Console console,
      Clock clock,
      AccountAccess access,
      OrganizationAccess organizationAccess,
      CallClock callClock,
      String... arguments) {
    var exitCode =
        Arrays.stream(arguments)
            .filter(argument -> argument.indexOf(NO_TEXT) >= 0)
            .findFirst()
            .map(argument -> garbled(argument, console))
            .orElseGet(
                () -> execute(console, clock, access, organizationAccess, callClock, arguments));
    return console.out().loss().map(loss -> lost(loss, console)).orElse(exitCode);
  }

  private static int execute(
      Console console,
      Clock clock,
      AccountAccess access,
      OrganizationAccess organizationAccess,
      CallClock callClock,
      String... arguments) {
    var commands =
        new Subcommands(new CommandLine(new OneKey()), List.of(arguments))
            .add(
                PlanCommand.class,
                () -> new PlanCommand(console, clock, access, organizationAccess, callClock))
            .add(TerraformCommand.class, () -> new TerraformCommand(console, clock, access))
            .add(DoctorCommand.class, () -> new DoctorCommand(console, clock, access))
            .add(DemoCommand.class, () -> new DemoCommand(console, clock))
            .add(CompletionCommand.class, () -> new CompletionCommand(console))
            .add(HelpCommand.class, HelpCommand::new)
            .commands();
    return on(console, commands).execute(arguments);
  }

  /** Lets commands write to this console, and end with an {@link ExitCode} whatever happens. */
  static CommandLine on(Console console, CommandLine commands) {
    return commands
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(console.out())
        .setErr(console.err())
        .setExecutionStrategy(parsed -> execute(parsed, console))
        .setUsageHelpWidth(Math.clamp(console.terminal().columns().orElse(80), 60, 120))
        .setParameterExceptionHandler((wrong, _) -> wrongUsage(wrong, console))
        .setExecutionExceptionHandler((failure, _, _) -> failed(failure, console));
  }

  /** Help has the colours that are wanted of all else. */
  private static int execute(ParseResult parsed, Console console) {
    var commands = parsed.asCommandLineList();
    var colouring =
        commands
            .getLast()
            .getParseResult()
            .matchedOptionValue(DisplayOptions.COLOR, Colouring.AUTO);
    commands
        .getFirst()
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(
                colouring.on(console.terminal()).colours() ? Ansi.ON : Ansi.OFF));
    return new RunLast().execute(parsed);
  }

  /** Java has lost the bytes, so no file and no tag of this name can be found. */
  private static int garbled(String argument, Console console) {
    console.warn(
        "Argument \"%s\" is no text in %s, the encoding of this locale. Set a locale of UTF-8, for instance LC_ALL=C.UTF-8."
            .formatted(argument, System.getProperty("sun.jnu.encoding")));
    return ExitCode.WRONG_USAGE;
  }

  private static int wrongUsage(ParameterException wrong, Console console) {
    console.warn(String.valueOf(wrong.getMessage()));
    UnmatchedArgumentException.printSuggestions(wrong, console.err());
    console
        .err()
        .println(
            "Try '%s --help'.".formatted(wrong.getCommandLine().getCommandSpec().qualifiedName()));
    console.err().flush();
    return ExitCode.WRONG_USAGE;
  }

  private static int failed(Exception failure, Console console) {
    return switch (failure) {
      case BadInputException bad -> ended(bad, ExitCode.WRONG_USAGE, console);
      case InvalidRuleParameterException bad -> ended(bad, ExitCode.WRONG_USAGE, console);
      case CommandFailedException failed -> ended(failed, ExitCode.FAILED, console);
      case JudgingFailedException failed -> ended(failed, ExitCode.FAILED, console);
      default -> unexpected(failure, console);
    };
  }

  private static int ended(Exception failure, int exitCode, Console console) {
    console.warn(String.valueOf(failure.getMessage()));
    return exitCode;
  }

  private static int unexpected(Throwable failure, Console console) {
    console.warn("This should not have happened; please report it.");
    console.err().print(StackTrace.of(failure));
    console.err().flush();
    return ExitCode.FAILED;
  }

  /** Output that was lost is a failure, whatever the command found. */
  private static int lost(ResultWriter.Loss loss, Console console) {
    if (loss.readerIsGone()) {
      return ExitCode.READER_GONE;
    }
    console.warn("Standard output cannot be written: %s.".formatted(loss.reason()));
    return ExitCode.FAILED;
  }
}
