package onekey.cli.bench;

import java.util.Optional;
import java.util.SortedMap;

/**
 * The figures of planning an account.
 *
 * @param failure why it failed, if it did
 * @param accounts how many accounts there are
 * @param users how many users they have
 * @param calls API calls by action, throttled ones included
 * @param totalCalls all of them
 * @param leastCalls the fewest calls by which exact live data can be had
 * @param callsRatio {@code totalCalls} ÷ {@code leastCalls}
 * @param wallSeconds from the start of the command to its end, without the start of the JVM
 * @param boundSeconds the least that latency, concurrency and rate allow for the calls that got
 *     through
 * @param wallRatio {@code wallSeconds} ÷ {@code boundSeconds}; 0 if there is no bound
 * @param firstProgressSeconds from the first page of users to the first sign of progress
 * @param connectionsOpened TCP connections
 * @param throttledCalls calls that were turned away for coming too fast
 * @param processorSeconds processor time of the process, its start included
 * @param peakHeapBytes at least the largest heap in use, garbage included
 * @param maximumHeapBytes how large the heap may get
 */
public record PlanRun(
    Optional<String> failure,
    long accounts,
    long users,
    SortedMap<String, Long> calls,
    long totalCalls,
    long leastCalls,
    double callsRatio,
    double wallSeconds,
    double boundSeconds,
    double wallRatio,
    double firstProgressSeconds,
    long connectionsOpened,
    long throttledCalls,
    double processorSeconds,
    long peakHeapBytes,
    long maximumHeapBytes) {

  /**
   * Computes the figures.
   *
   * @param planned what the process took
   * @param firstPage when the first page was answered, in milliseconds since 1970
   */
  static PlanRun of(
      long accounts,
      long users,
      SortedMap<String, Long> calls,
      long least,
      double bound,
      PlanUsage planned,
      long firstPage,
      long connections,
      long throttled) {
    var total = calls.values().stream().mapToLong(Long::longValue).sum();
    return new PlanRun(
        Optional.of(planned.errors().strip()).filter(_ -> !planned.planned()),
        accounts,
        users,
        calls,
        total,
        least,
        Figures.ratio((double) total, (double) least),
        Figures.rounded(planned.usage().wallSeconds()),
        Figures.rounded(bound),
        Figures.ratio(planned.usage().wallSeconds(), bound),
        Figures.rounded((planned.firstProgressMilliseconds() - firstPage) / 1e3),
        connections,
        throttled,
        planned.usage().processorSeconds(),
        planned.usage().peakHeapBytes(),
        planned.usage().maximumHeapBytes());
  }
}
