package onekey.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/**
 * One action of a service.
 *
 * @param resource tells the ARN that a policy has to allow; {@code *} where the action knows no
 *     resource
 * @param perform does it and returns the result
 * @param needsPermission whether a policy has to allow it
 */
public record Action(
    Function<ApiCall, String> resource,
    Function<ApiCall, ObjectNode> perform,
    boolean needsPermission) {

  /** An action that a policy has to allow. */
  public Action(Function<ApiCall, String> resource, Function<ApiCall, ObjectNode> perform) {
    this(resource, perform, true);
  }

  /** An action that everybody may perform. */
  public static Action needingNoPermission(Function<ApiCall, ObjectNode> perform) {
    return new Action(_ -> "*", perform, false);
  }

  /** An action that knows no resource. */
  public static Action onAll(Function<ApiCall, ObjectNode> perform) {
    return new Action(_ -> "*", perform);
  }
}
