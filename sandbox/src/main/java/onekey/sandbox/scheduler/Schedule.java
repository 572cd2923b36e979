package onekey.sandbox.scheduler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A one-time schedule.
 *
 * @param groupName the schedule group
 * @param name the name, unique in the group
 * @param at when it is invoked
 * @param expression the schedule expression, such as {@code at(2026-12-08T08:00:00)}
 * @param description the description
 * @param roleArn the execution role
 * @param targetArn the target
 * @param input the input of the target
 * @param deadLetterQueueArn the dead-letter queue; empty if there is none
 * @param actionAfterCompletion what becomes of it when it has been invoked
 * @param isEnabled whether it is invoked
 * @param created when it was created
 * @param modified when it was created or last updated
 */
public record Schedule(
    String groupName,
    String name,
    Instant at,
    String expression,
    String description,
    String roleArn,
    String targetArn,
    ObjectNode input,
    Optional<String> deadLetterQueueArn,
    ActionAfterCompletion actionAfterCompletion,
    boolean isEnabled,
    Instant created,
    Instant modified) {

  public Schedule {
    input = input.deepCopy();
  }

  /** Creates a schedule that is enabled, and deleted when it has been invoked. */
  public Schedule(
      String groupName,
      String name,
      Instant at,
      String expression,
      String description,
      String roleArn,
      String targetArn,
      ObjectNode input,
      Optional<String> deadLetterQueueArn,
      Instant created) {
    this(
        groupName,
        name,
        at,
        expression,
        description,
        roleArn,
        targetArn,
        input,
        deadLetterQueueArn,
        ActionAfterCompletion.DELETE,
        true,
        created,
        created);
  }

  /** Returns this schedule with the time at which another one was created. */
  Schedule asUpdateOf(Schedule other) {
    return with(at, expression, isEnabled, other.created, modified);
  }

  /** Returns this schedule as a person leaves it who sets it to another time at this moment. */
  public Schedule movedTo(Instant time, Instant now) {
    var local = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    return with(time, "at(%s)".formatted(local), isEnabled, created, now);
  }

  /** Returns this schedule as a person leaves it who disables it. */
  public Schedule disabled() {
    return with(at, expression, false, created, modified);
  }

  private Schedule with(
      Instant time, String when, boolean enabled, Instant createdAt, Instant modifiedAt) {
    return new Schedule(
        groupName,
        name,
        time,
        when,
        description,
        roleArn,
        targetArn,
        input,
        deadLetterQueueArn,
        actionAfterCompletion,
        enabled,
        createdAt,
        modifiedAt);
  }
}
