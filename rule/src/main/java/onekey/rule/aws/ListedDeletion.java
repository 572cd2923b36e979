package onekey.rule.aws;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.TargetSummary;

/**
 * A pending deletion as ListSchedules returns it: of any stack, and without its time.
 *
 * <p>Only for showing to people. Decisions use {@link StackSchedules}, which accepts only the
 * schedules of its own stack.
 *
 * @param accessKeyId the key that is to be deleted
 * @param groupName the schedule group
 * @param scheduleName the name of the schedule
 * @param enabled whether the schedule will run
 */
public record ListedDeletion(
    String accessKeyId, String groupName, String scheduleName, boolean enabled) {

  /**
   * The prefix of the access key ids of IAM users.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids">Unique
   *     identifiers</a>
   */
  private static final String KEY_PREFIX = "AKIA";

  /** How the target ARN of a schedule that starts a runbook ends, in every partition. */
  private static final String STARTS_A_RUNBOOK = ":aws-sdk:ssm:startAutomationExecution";

  /**
   * Lists the deletions of the Region that the client calls.
   *
   * @param atMost how long one call may take with all its retries; not every Region has the service
   * @throws software.amazon.awssdk.core.exception.SdkException if EventBridge Scheduler refuses or
   *     cannot be reached
   * @see <a
   *     href="https://docs.aws.amazon.com/scheduler/latest/APIReference/API_ListSchedules.html">ListSchedules</a>
   */
  public static List<ListedDeletion> list(SchedulerClient scheduler, Duration atMost) {
    return scheduler
        .listSchedulesPaginator(
            request ->
                request
                    .namePrefix(StackSchedules.DELETION_PREFIX + KEY_PREFIX)
                    .overrideConfiguration(call -> call.apiCallTimeout(atMost)))
        .schedules()
        .stream()
        .filter(ListedDeletion::mayStartARunbook)
        .map(ListedDeletion::of)
        .toList();
  }

  /** A schedule of this name that does not say what it starts is shown rather than hidden. */
  private static boolean mayStartARunbook(ScheduleSummary schedule) {
    return Optional.ofNullable(schedule.target())
        .map(TargetSummary::arn)
        .map(target -> target.endsWith(STARTS_A_RUNBOOK))
        .orElse(true);
  }

  private static ListedDeletion of(ScheduleSummary schedule) {
    return new ListedDeletion(
        schedule.name().substring(StackSchedules.DELETION_PREFIX.length()),
        schedule.groupName(),
        schedule.name(),
        schedule.state() != ScheduleState.DISABLED);
  }
}
