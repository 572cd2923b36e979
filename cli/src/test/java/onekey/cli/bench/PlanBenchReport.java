package onekey.cli.bench;

/** The figures of planning an account for a person to read. */
public final class PlanBenchReport {

  private PlanBenchReport() {}

  /** Returns one figure a line. */
  public static String of(PlanRun run) {
    return """
        plan of %s%d users%s
          API calls       %d (%.3f x the least possible, %d): %s
          wall            %.1f s%s
          first progress  %.2f s after the first page
          connections     %d
          throttled       %d
          processor       %.1f s
          peak heap       %.0f MiB at most, of %.0f MiB
        """
        .formatted(
            run.accounts() == 1 ? "" : run.accounts() + " accounts, ",
            run.users(),
            run.failure().map(why -> ", FAILED: " + why).orElse(""),
            run.totalCalls(),
            run.callsRatio(),
            run.leastCalls(),
            FigureText.calls(run.calls()),
            run.wallSeconds(),
            FigureText.bound(run.wallRatio(), run.boundSeconds()),
            run.firstProgressSeconds(),
            run.connectionsOpened(),
            run.throttledCalls(),
            run.processorSeconds(),
            FigureText.mebibytes(run.peakHeapBytes()),
            FigureText.mebibytes(run.maximumHeapBytes()));
  }
}
