package onekey.sandbox.scheduler;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of a schedule when its time came.
 *
 * @param schedule the schedule, which is gone
 * @param at when it ran
 * @param executionId the execution that it started; empty if it could not
 * @param failure why it could not start one; AWS would try again for a day before it gives up
 * @param isPutAside whether there is a message about it in its dead-letter queue
 */
public record ScheduleInvocation(
    Schedule schedule,
    Instant at,
    Optional<String> executionId,
    Optional<String> failure,
    boolean isPutAside) {}
