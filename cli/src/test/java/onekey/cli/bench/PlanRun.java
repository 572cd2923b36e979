package onekey.cli.bench;

import java.util.Optional;
import java.util.SortedMap;

/**
 * The figures of planning an account.
 *
 * @param failure why it failed, if it did
 * @param users how many users the account has
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
    long maximumHeapBytes) {}
