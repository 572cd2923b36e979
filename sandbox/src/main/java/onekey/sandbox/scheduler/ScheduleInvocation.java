package onekey.sandbox.scheduler;

import java.time.Instant;
import java.util.Optional;

/**
 * The invocation of a schedule.
 *
 * @param schedule the schedule as it was invoked
 * @param at when it was invoked
 * @param executionId the execution that it started; empty if it started none
 * @param failure why it started none. AWS by default retries for a day before it gives up
 * @param isPutAside whether a message about it was sent to its dead-letter queue
 */
public record ScheduleInvocation(
    Schedule schedule,
    Instant at,
    Optional<String> executionId,
    Optional<String> failure,
    boolean isPutAside) {}
