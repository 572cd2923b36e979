package onekey.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import onekey.cli.account.BadInputException;
import onekey.cli.bench.BenchReport;
import onekey.cli.bench.BenchRun;
import onekey.cli.bench.BenchSettings;
import onekey.cli.bench.JudgeBench;
import onekey.cli.bench.Retries;
import onekey.cli.output.Console;
import onekey.cli.output.Json;
import onekey.sandbox.api.RateLimit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code onekey bench judge}. */
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
    exitCodeList = {"0:Every run judged everybody.", "2:Wrong usage, or a run failed."})
final class BenchJudgeCommand implements Callable<Integer> {

  @Option(
      names = "--users",
      paramLabel = "N",
      defaultValue = "5000",
      description = "How many users. By default ${DEFAULT-VALUE}.")
  private int users;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Another number generates another account.")
  private long seed;

  @Option(
      names = "--latency",
      paramLabel = "TIME",
      defaultValue = "40ms",
      converter = Milliseconds.class,
      description =
          "How long each API call takes at least, such as 40ms or 1s. By default ${DEFAULT-VALUE}.")
  private Duration latency = Duration.ZERO;

  @ArgGroup(exclusive = false)
  private @Nullable Bucket bucket;

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
      defaultValue = "1",
      description =
          "Runs one after the other: 1-10. By default 1. Later runs find the verdicts of earlier ones.")
  private int runs;

  @Option(
      names = "--heap",
      paramLabel = "MIB",
      defaultValue = "256",
      description = "The most heap that the judge may use, in MiB: 64-4096. By default 256.")
  private int heapMegabytes;

  @Option(names = "--json", description = "Print JSON: {\"runs\": [...]}.")
  private boolean json;

  private final Console console;

  /** IAM's token bucket. */
  static final class Bucket {

    @Option(
        names = "--rate",
        required = true,
        paramLabel = "CALLS",
        description =
            "How many calls a second the account may make. By default as many as it likes.")
    private double rate;

    @Option(
        names = "--burst",
        required = true,
        paramLabel = "CALLS",
        description = "How many calls the account may make at once before the rate counts.")
    private int burst;

    RateLimit toRateLimit() {
      try {
        return new RateLimit(rate, burst);
      } catch (IllegalArgumentException e) {
        throw new BadInputException(
            "--rate %s --burst %d: %s".formatted(rate, burst, e.getMessage()), e);
      }
    }
  }

  BenchJudgeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    check("--users", users, 0, 100_000);
    check("--runs", runs, 1, 10);
    check("--heap", heapMegabytes, 64, 4096);
    var measured = new ArrayList<BenchRun>();
    new JudgeBench(
            new BenchSettings(
                users,
                seed,
                latency,
                Optional.ofNullable(bucket).map(Bucket::toRateLimit),
                retries,
                runs,
                heapMegabytes))
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

  private static void check(String option, int value, int minimum, int maximum) {
    if (value < minimum || value > maximum) {
      throw new BadInputException(
          "%s is %d. Allowed: %d–%d.".formatted(option, value, minimum, maximum));
    }
  }

  /** Reads 40ms or 1.5s. */
  static final class Milliseconds implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String value) {
      try {
        return value.endsWith("ms")
            ? Duration.ofMillis(Integer.parseUnsignedInt(value.substring(0, value.length() - 2)))
            : Duration.parse("PT" + value.toUpperCase(Locale.ROOT));
      } catch (NumberFormatException | DateTimeParseException e) {
        throw new TypeConversionException("\"" + value + "\" is no time such as 40ms or 1s");
      }
    }
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
