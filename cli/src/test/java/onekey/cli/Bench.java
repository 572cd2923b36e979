package onekey.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import onekey.plan.output.Console;
import onekey.plan.output.ResultWriter;
import onekey.plan.output.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The measurements as a program of their own: {@code ./mvnw -Pbench}, see CONTRIBUTING. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Measures OneKey against the sandbox.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:Measured.", "1:A failure.", "2:Wrong usage: an option that cannot be used."})
final class Bench {

  private Bench() {}

  /** Takes the name of a measurement with its options. */
  public static void main(String... arguments) {
    var console =
        new Console(
            System.in,
            new ResultWriter(new FileOutputStream(FileDescriptor.out)),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            Terminal.none());
    System.exit(run(console, arguments));
  }

  static int run(Console console, String... arguments) {
    var commands =
        new CommandLine(new Bench())
            .addSubcommand(new BenchJudgeCommand(console))
            .addSubcommand(new BenchPlanCommand(console))
            .addSubcommand(new BenchStartCommand(console));
    return OneKey.on(console, commands).execute(arguments);
  }
}
