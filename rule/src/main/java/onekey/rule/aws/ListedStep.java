package onekey.rule.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ScheduleState;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;
import software.amazon.awssdk.services.scheduler.model.TargetSummary;

/**
 * A pending step of OneKey as EventBridge Scheduler lists it: of any stack.
 *
 * <p>Only for showing to people. Decisions use {@link StackSchedules}, which accepts only the
 * schedules of its own stack.
 *
 * @param kind what it does to the key
 * @param accessKeyId the key
 * @param groupName the schedule group
 * @param scheduleName the name of the schedule
 * @param enabled whether the schedule will run
 * @param at when it runs, which may be in the past; empty if that was not read, or if its
 *     expression is not a time
 */
public record ListedStep(
    Kind kind,
    String accessKeyId,
    String groupName,
    String scheduleName,
    boolean enabled,
    Optional<Instant> at) {

  /** What a step does. Its schedule is named after that and the key. */
  public enum Kind {
    /** It deactivates the key, which was announced. */
    REMOVAL(StackSchedules.REMOVAL_PREFIX),

    /** It deletes the key, which was deactivated. */
    DELETION(StackSchedules.DELETION_PREFIX);

    private final String namePrefix;

    Kind(String namePrefix) {
      this.namePrefix = namePrefix;
    }

    /** How the names of its schedules begin; the access key id follows. */
    public String namePrefix() {
      return namePrefix;
    }
  }

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
   * Lists the steps of the Region that the client calls, without their times, which the list does
   * not have. It takes one call for each kind and page: a list without a prefix would have a page
   * for every 100 schedules of the account.
   *
   * @param atMost how long one call may take with all its retries; not every Region has the service
   * @throws software.amazon.awssdk.core.exception.SdkException if EventBridge Scheduler refuses or
   *     cannot be reached
   * @see <a
   *     href="https://docs.aws.amazon.com/scheduler/latest/APIReference/API_ListSchedules.html">ListSchedules</a>
   */
  public static List<ListedStep> list(SchedulerClient scheduler, Duration atMost) {
    return Stream.of(Kind.values()).flatMap(kind -> list(kind, scheduler, atMost)).toList();
  }

  private static Stream<ListedStep> list(Kind kind, SchedulerClient scheduler, Duration atMost) {
    var prefix = kind.namePrefix + KEY_PREFIX;
    return scheduler
        .listSchedulesPaginator(
            request ->
                request
                    .namePrefix(prefix)
                    .overrideConfiguration(call -> call.apiCallTimeout(atMost)))
        .schedules()
        .stream()
        .filter(schedule -> schedule.name().startsWith(prefix))
        .filter(ListedStep::mayStartARunbook)
        .map(schedule -> of(kind, schedule))
        // Pages may overlap while schedules are being made.
        .distinct();
  }

  /** A schedule of this name that does not say what it starts is shown rather than hidden. */
  private static boolean mayStartARunbook(ScheduleSummary schedule) {
    return Optional.ofNullable(schedule.target())
        .map(TargetSummary::arn)
        .map(target -> target.endsWith(STARTS_A_RUNBOOK))
        .orElse(true);
  }

  private static ListedStep of(Kind kind, ScheduleSummary schedule) {
    return new ListedStep(
        kind,
        schedule.name().substring(kind.namePrefix.length()),
        schedule.groupName(),
        schedule.name(),
        schedule.state() != ScheduleState.DISABLED,
        Optional.empty());
  }

  /**
   * Reads when the step runs. Empty if its schedule has gone since it was listed.
   *
   * @param atMost how long the call may take with all its retries
   * @throws software.amazon.awssdk.core.exception.SdkException if EventBridge Scheduler refuses or
   *     cannot be reached
   * @see <a
   *     href="https://docs.aws.amazon.com/scheduler/latest/APIReference/API_GetSchedule.html">GetSchedule</a>
   */
  public Optional<ListedStep> withTime(SchedulerClient scheduler, Duration atMost) {
    try {
      var schedule =
          scheduler.getSchedule(
              request ->
                  request
                      .groupName(groupName)
                      .name(scheduleName)
                      .overrideConfiguration(call -> call.apiCallTimeout(atMost)));
      return Optional.of(
          new ListedStep(
              kind, accessKeyId, groupName, scheduleName, enabled, ScheduleTime.of(schedule)));
    } catch (ResourceNotFoundException _) {
      return Optional.empty();
    }
  }
}
