package onekey.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import onekey.cli.bench.BenchSettings;
import onekey.cli.bench.Retries;
import onekey.plan.output.BadInputException;
import onekey.sandbox.api.RateLimit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The account to measure on, and how it answers. */
final class BenchOptions {

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
      names = "--iam-latency",
      paramLabel = "TIME",
      defaultValue = "40ms",
      converter = Milliseconds.class,
      description =
          "How long each call to IAM takes at least, such as 40ms or 1s. By default ${DEFAULT-VALUE}.")
  private Duration iamLatency = Duration.ZERO;

  @Option(
      names = "--config-latency",
      paramLabel = "TIME",
      defaultValue = "60ms",
      converter = Milliseconds.class,
      description = "How long each call to AWS Config takes at least. By default ${DEFAULT-VALUE}.")
  private Duration configLatency = Duration.ZERO;

  @ArgGroup(exclusive = false)
  private @Nullable Bucket bucket;

  @Option(
      names = "--heap",
      paramLabel = "MIB",
      defaultValue = "256",
      description = "The most heap that the measured JVM may use, in MiB: 64-4096. By default 256.")
  private int heapMegabytes;

  @Option(names = "--json", description = "Print JSON: {\"runs\": [...]}.")
  private boolean json;

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

  boolean json() {
    return json;
  }

  /** Checks the options. */
  BenchSettings settings(Retries retries, int runs) {
    check("--users", users, 0, 100_000);
    check("--heap", heapMegabytes, 64, 4096);
    return new BenchSettings(
        users,
        seed,
        iamLatency,
        configLatency,
        Optional.ofNullable(bucket).map(Bucket::toRateLimit),
        retries,
        runs,
        heapMegabytes);
  }

  static void check(String option, int value, int minimum, int maximum) {
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
}
