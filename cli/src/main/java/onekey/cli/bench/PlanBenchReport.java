package onekey.cli.bench;

import java.util.stream.Collectors;

/** The figures of planning an account for a person to read. */
public final class PlanBenchReport {

  private static final double MEGABYTE = 1 << 20;

  private PlanBenchReport() {}

  /** Returns one figure a line. */
  public static String of(PlanRun run) {
    return """
        plan of %d users%s
          API calls       %d (%.3f x the least possible, %d): %s
          wall            %.1f s%s
          first progress  %.2f s after the first page of users
          connections     %d
          throttled       %d
          processor       %.1f s
          peak heap       %.0f MiB at most, of %.0f MiB
        """
        .formatted(
            run.users(),
            run.failure().map(why -> ", FAILED: " + why).orElse(""),
            run.totalCalls(),
            run.callsRatio(),
            run.leastCalls(),
            run.calls().entrySet().stream()
                .map(call -> call.getKey() + " " + call.getValue())
                .collect(Collectors.joining(", ")),
            run.wallSeconds(),
            run.boundSeconds() == 0
                ? ""
                : " (%.2f x the bound, %.1f s)".formatted(run.wallRatio(), run.boundSeconds()),
            run.firstProgressSeconds(),
            run.connectionsOpened(),
            run.throttledCalls(),
            run.processorSeconds(),
            run.peakHeapBytes() / MEGABYTE,
            run.maximumHeapBytes() / MEGABYTE);
  }
}
