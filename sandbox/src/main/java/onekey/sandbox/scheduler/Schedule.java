package onekey.sandbox.scheduler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A one-time schedule, which is deleted once it has run.
 *
 * @param groupName its group
 * @param name its name, different from every other in the group
 * @param at when it runs
 * @param expression the same as it was given, such as {@code at(2026-12-08T08:00:00)}
 * @param description what people are told
 * @param roleArn the role that it runs as
 * @param targetArn what it calls
 * @param input the parameters of the call
 * @param deadLetterQueueArn where the parameters go if the call cannot be made; empty for nowhere
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
