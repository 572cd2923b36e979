package onekey.rule.aws;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import onekey.rule.judgement.CountedKey;
import onekey.rule.judgement.Evidence;
import onekey.rule.judgement.PendingDeletion;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.Target;

/**
 * The deletions that the runbook has scheduled: one-time schedules in a group of the stack, each
 * named after its access key.
 *
 * @param scheduler EventBridge Scheduler of the Region that they are in
 * @param groupName the schedule group
 * @param targetArn what the stack's own schedules call
 * @param roleArn the execution role of the stack's own schedules. A schedule counts only with this
 *     role, so creating one that counts takes iam:PassRole on it
 * @see <a
 *     href="https://docs.aws.amazon.com/scheduler/latest/APIReference/API_GetSchedule.html">GetSchedule</a>
 */
public record PendingDeletions(
    SchedulerClient scheduler, String groupName, String targetArn, String roleArn) {

  /** The prefix of the names of the schedules; the access key id follows. */
  static final String NAME_PREFIX = "delete-";

  private static final Pattern ONE_TIME = Pattern.compile("at\\((.+)\\)");

  /**
   * Reads the values from the environment that the stack sets.
   *
   * @throws InvalidEventException if a variable is missing
   */
  public static PendingDeletions from(Map<String, String> environment, SchedulerClient scheduler) {
    return new PendingDeletions(
        scheduler,
        Environment.variable(environment, "ONEKEY_SCHEDULE_GROUP"),
        Environment.variable(environment, "ONEKEY_SCHEDULE_TARGET_ARN"),
        Environment.variable(environment, "ONEKEY_SCHEDULE_ROLE_ARN"));
  }

  /**
   * Reads the pending deletions of the keys of a user over the limit, by access key id. A user
   * within the limit has no key to remove, so no call is made for it.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException if EventBridge Scheduler refuses or
   *     cannot be reached
   */
  public Map<String, PendingDeletion> of(Evidence evidence) {
    return switch (evidence) {
      case Evidence.WithinLimit _ -> Map.of();
      case Evidence.OverLimit over -> of(over.countedKeys());
    };
  }

  private Map<String, PendingDeletion> of(List<CountedKey> keys) {
    var pending = new HashMap<String, PendingDeletion>();
    keys.forEach(key -> of(key.id()).ifPresent(deletion -> pending.put(key.id(), deletion)));
    return pending;
  }

  private Optional<PendingDeletion> of(String accessKeyId) {
    try {
      var schedule =
          scheduler.getSchedule(
              request -> request.groupName(groupName).name(NAME_PREFIX + accessKeyId));
      return isOwn(schedule.target())
          ? Optional.of(new PendingDeletion(time(schedule.scheduleExpression())))
          : Optional.empty();
    } catch (ResourceNotFoundException _) {
      return Optional.empty();
    }
  }

  /** The name alone proves nothing: any principal that may create schedules can choose it. */
  private boolean isOwn(Target target) {
    return target.arn().equals(targetArn) && target.roleArn().equals(roleArn);
  }

  /**
   * Returns when the schedule runs; empty if a person has changed it to something other than a
   * time.
   */
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
