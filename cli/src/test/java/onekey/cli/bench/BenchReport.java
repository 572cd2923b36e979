package onekey.cli.bench;

/** The figures of a run for a person to read. */
public final class BenchReport {

  private BenchReport() {}

  /** Returns one figure a line. */
  public static String of(BenchRun run) {
    return """
        run %d, retries %s%s
          users judged  %d of %d, %d evaluations billed
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
            run.evaluations(),
            run.totalCalls(),
            run.callsRatio(),
            run.leastCalls(),
            FigureText.calls(run.calls()),
            run.wallSeconds(),
            FigureText.bound(run.wallRatio(), run.boundSeconds()),
            run.connectionsOpened(),
            run.concurrentCalls(),
            run.throttledCalls(),
            run.throttledRatio() * 100,
            run.processorSeconds(),
            FigureText.mebibytes(run.peakHeapBytes()),
            FigureText.mebibytes(run.maximumHeapBytes()));
  }
}
