package onekey.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import onekey.cli.bench.StartBench;
import onekey.cli.bench.StartReport;
import onekey.plan.output.BadInputException;
import onekey.plan.output.Console;
import onekey.plan.output.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench start}. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Measures how long --help and the demo take, beside a JVM with nothing to do.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Measured.",
      "1:A failure, for instance of a command.",
      "2:Wrong usage: an option that cannot be used."
    })
final class BenchStartCommand implements Callable<Integer> {

  private static final List<String> MEASURED = List.of("--help", "demo");
  private static final int MOST_RUNS = 100;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "10",
      description = "Runs of each, after one that does not count: 1-100. By default 10.")
  private int runs;

  @Option(names = "--json", description = "Print JSON: {\"starts\": [...]}.")
  private boolean json;

  private final Console console;

  BenchStartCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (runs < 1 || runs > MOST_RUNS) {
      throw new BadInputException("--runs is %d. Allowed: 1–%d.".formatted(runs, MOST_RUNS));
    }
    var figures = new StartBench(MEASURED).measure(runs);
    console.out().print(json ? Json.of(Map.of("starts", figures)) + "\n" : StartReport.of(figures));
    console.out().flush();
    return ExitCode.OK;
  }
}
