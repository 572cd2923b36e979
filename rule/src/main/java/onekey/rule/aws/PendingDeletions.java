package onekey.rule.aws;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import onekey.rule.judgement.PendingDeletion;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;

/**
 * The deletions that the runbook has scheduled: one-time schedules in a group of the stack, each
 * named after its access key.
 *
 * @param groupName the schedule group
 * @see <a
 *     href="https://docs.aws.amazon.com/scheduler/latest/APIReference/API_GetSchedule.html">GetSchedule</a>
 */
public record PendingDeletions(String groupName) {

  /** What the names of the schedules begin with; the id of the access key follows. */
  static final String NAME_PREFIX = "delete-";

  private static final Pattern ONE_TIME = Pattern.compile("at\\((.+)\\)");

  /**
   * Reads the group from the environment that the stack sets.
   *
   * @throws InvalidEventException if the variable is missing
   */
  public static PendingDeletions from(Map<String, String> environment) {
    return new PendingDeletions(Environment.variable(environment, "ONEKEY_SCHEDULE_GROUP"));
  }

  /**
   * Returns the deletion that this key is waiting for, if there is one.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException if EventBridge Scheduler refuses or
   *     cannot be reached
   */
  public Optional<PendingDeletion> of(String accessKeyId, SchedulerClient scheduler) {
    try {
      var schedule =
          scheduler.getSchedule(
              request -> request.groupName(groupName).name(NAME_PREFIX + accessKeyId));
      return Optional.of(new PendingDeletion(time(schedule.scheduleExpression())));
    } catch (ResourceNotFoundException _) {
      return Optional.empty();
    }
  }

  /** Empty where a person wrote something else into the schedule: it is pending all the same. */
  private static Optional<Instant> time(String expression) {
    var oneTime = ONE_TIME.matcher(expression);
    try {
      return oneTime.matches()
          ? Optional.of(LocalDateTime.parse(oneTime.group(1)).toInstant(ZoneOffset.UTC))
          : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
