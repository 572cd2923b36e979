package onekey.sandbox.stack;

import java.time.Instant;
import java.util.List;

/**
 * A stack.
 *
 * @param name the name
 * @param id the ARN, which ends with an id that no other stack has
 * @param status such as {@code CREATE_COMPLETE}
 * @param created when it was created
 * @param template the template, JSON
 * @param resources its resources
 */
public record Stack(
    String name,
    String id,
    String status,
    Instant created,
    String template,
    List<Resource> resources) {

  /**
   * A resource of a stack.
   *
   * @param logicalId its name in the template
   * @param type such as {@code AWS::IAM::Role}
   * @param physicalId its name, URL or ARN
   * @param status such as {@code CREATE_COMPLETE}
   */
  public record Resource(String logicalId, String type, String physicalId, String status) {}

  public Stack {
    resources = List.copyOf(resources);
  }

  /** Returns the same stack with this status. */
  Stack withStatus(String other) {
    return new Stack(name, id, other, created, template, resources);
  }
}
