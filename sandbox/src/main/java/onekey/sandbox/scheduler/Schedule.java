package onekey.sandbox.scheduler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A one-time schedule, which is deleted when it is invoked.
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
 * @param created when it was created
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
    Instant created) {

  public Schedule {
    input = input.deepCopy();
  }
}
