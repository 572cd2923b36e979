package onekey.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import onekey.cli.bench.BenchReport;
import onekey.cli.bench.BenchRun;
import onekey.cli.bench.JudgeBench;
import onekey.cli.bench.Retries;
import onekey.plan.output.Console;
import onekey.plan.output.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code bench judge}. */
@Command(
    name = "judge",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Measures runs of the judge over a generated account.",
      "",
      "The judge runs in a JVM of its own, as in Lambda; AWS's answers come from this one.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Every run judged everybody.",
      "1:A failure, for instance of a run.",
      "2:Wrong usage: an option that cannot be used."
    })
final class BenchJudgeCommand implements Callable<Integer> {

  @Mixin private final BenchOptions options = new BenchOptions();

  @Option(
      names = "--retry",
      paramLabel = "WAY",
      defaultValue = "paced",
      converter = RetriesByName.class,
      description =
          "How throttled calls are tried again: paced (OneKey's own), or to compare the SDK's standard (3 attempts), standard-10 or adaptive.")
  private Retries retries = Retries.PACED;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "2",
      description =
          "Runs, each a day after the last: 1-10. By default 2. Later runs find the verdicts of earlier ones.")
  private int runs;

  private final Console console;

  BenchJudgeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    BenchOptions.check("--runs", runs, 1, 10);
    var json = options.json();
    var measured = new ArrayList<BenchRun>();
    new JudgeBench(options.settings(retries, runs))
        .measure(
            run -> {
              measured.add(run);
              if (!json) {
                console.out().print(BenchReport.of(run));
                console.out().flush();
              }
            });
    if (json) {
      console.out().println(Json.of(Map.of("runs", measured)));
      console.out().flush();
    }
    return everybodyWasJudged(measured) ? ExitCode.OK : ExitCode.FAILED;
  }

  private static boolean everybodyWasJudged(List<BenchRun> runs) {
    return runs.stream()
        .allMatch(run -> run.failure().isEmpty() && run.usersJudged() == run.users());
  }

  /** Reads the names as they are written here. */
  static final class RetriesByName implements ITypeConverter<Retries> {

    @Override
    public Retries convert(String value) {
      return Arrays.stream(Retries.values())
          .filter(retries -> retries.toString().equals(value))
          .findAny()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "\"%s\". Allowed: %s"
                          .formatted(
                              value,
                              Arrays.stream(Retries.values())
                                  .map(Retries::toString)
                                  .collect(Collectors.joining(", ")))));
    }
  }
}
