package onekey.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import onekey.cli.bench.PlanUsage;
import onekey.cli.bench.ProcessUsage;
import onekey.plan.output.Console;
import onekey.plan.output.ResultWriter;
import onekey.plan.output.Terminal;

/**
 * The process that plans: runs {@code onekey plan} as on a terminal, throws the plan away, and
 * writes {@link PlanUsage} to standard output.
 */
final class MeasuredPlan {

  private MeasuredPlan() {}

  /** Takes more arguments for the command; credentials and endpoint come from the environment. */
  public static void main(String... arguments) throws IOException {
    var started = System.nanoTime();
    var errors = new TimedWriter();
    var console =
        new Console(
            InputStream.nullInputStream(),
            new ResultWriter(OutputStream.nullOutputStream()),
            new PrintWriter(errors),
            new Terminal(OptionalInt.empty(), false, true));
    var exitCode =
        OneKey.run(
            console,
            Clock.systemUTC(),
            Stream.concat(Stream.of("plan", "--format", "json"), Stream.of(arguments))
                .toArray(String[]::new));
    System.out.println(
        new JsonMapper()
            .writeValueAsString(
                new PlanUsage(
                    exitCode == ExitCode.OK || exitCode == ExitCode.OVER_LIMIT,
                    errors.firstWrite.get(),
                    errors.toString(),
                    ProcessUsage.since(started))));
  }

  /** Notes when it was written for the first time how much of how much is done. */
  private static final class TimedWriter extends StringWriter {

    private static final Pattern SHARE = Pattern.compile("\\d/\\d");

    private final AtomicLong firstWrite = new AtomicLong();

    @Override
    public void write(String text, int from, int length) {
      if (SHARE.matcher(text).find()) {
        firstWrite.compareAndSet(0, System.currentTimeMillis());
      }
      super.write(text, from, length);
    }
  }
}
