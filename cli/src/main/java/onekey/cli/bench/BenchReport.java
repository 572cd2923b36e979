package onekey.cli.bench;

import java.util.Locale;
import java.util.stream.Collectors;

/** The figures of a run for a person to read. */
public final class BenchReport {

  private static final double MEGABYTE = 1 << 20;

  private BenchReport() {}

  /** Returns one figure a line. */
  public static String of(BenchRun run) {
    return """
        run %d, retries %s%s
          users judged  %d of %d
          API calls     %d (%.3f x the least possible, %d): %s
          wall          %.1f s%s
          connections   %d for %d concurrent calls
          throttled     %d (%.1f %% of the calls)
          processor     %.1f s
          peak heap     %.0f MiB at most, of %.0f MiB
        """
        .formatted(
            run.run(),
            run.retries(),
            run.failure().map(why -> ", FAILED: " + why).orElse(""),
            run.usersJudged(),
            run.users(),
            run.totalCalls(),
            run.callsRatio(),
            run.leastCalls(),
            run.calls().entrySet().stream()
                .map(call -> call.getKey() + " " + call.getValue())
                .collect(Collectors.joining(", ")),
            run.wallSeconds(),
            run.boundSeconds() == 0
                ? ""
                : String.format(
                    Locale.ROOT,
                    " (%.2f x the bound, %.1f s)",
                    run.wallRatio(),
                    run.boundSeconds()),
            run.connectionsOpened(),
            run.concurrentCalls(),
            run.throttledCalls(),
            run.throttledRatio() * 100,
            run.processorSeconds(),
            run.peakHeapBytes() / MEGABYTE,
            run.maximumHeapBytes() / MEGABYTE);
  }
}
