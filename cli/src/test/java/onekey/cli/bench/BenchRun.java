package onekey.cli.bench;

import java.util.Optional;
import java.util.SortedMap;

/**
 * The figures of one run of the judge.
 *
 * @param run 1 for the first run
 * @param retries how throttled calls were tried again
 * @param failure why the run failed, if it did
 * @param users how many users the account has
 * @param usersJudged how many of them have a verdict
 * @param evaluations how many evaluations AWS bills for it
 * @param calls API calls by action, throttled ones included
 * @param totalCalls all of them
 * @param leastCalls the fewest calls by which exact live data can be had
 * @param callsRatio {@code totalCalls} ÷ {@code leastCalls}
 * @param wallSeconds from the event to the answer
 * @param boundSeconds the least that latency, concurrency and rate allow for the calls that got
 *     through
 * @param wallRatio {@code wallSeconds} ÷ {@code boundSeconds}; 0 if there is no bound
 * @param concurrentCalls how many calls the judge makes at a time
 * @param connectionsOpened TCP connections
 * @param throttledCalls calls that were turned away for coming too fast
 * @param throttledRatio {@code throttledCalls} ÷ {@code totalCalls}
 * @param processorSeconds processor time of the judge's process, its start included
 * @param peakHeapBytes at least the largest heap in use, garbage included
 * @param maximumHeapBytes how large the heap may get
 */
public record BenchRun(
    int run,
    String retries,
    Optional<String> failure,
    long users,
    long usersJudged,
    long evaluations,
    SortedMap<String, Long> calls,
    long totalCalls,
    long leastCalls,
    double callsRatio,
    double wallSeconds,
    double boundSeconds,
    double wallRatio,
    int concurrentCalls,
    long connectionsOpened,
    long throttledCalls,
    double throttledRatio,
    double processorSeconds,
    long peakHeapBytes,
    long maximumHeapBytes) {}
