package onekey.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/**
 * One action of a service.
 *
 * @param resource tells the ARN that a policy has to allow; {@code *} where the action knows no
 *     resource
 * @param perform does it and returns the result
 */
public record Action(Function<ApiCall, String> resource, Function<ApiCall, ObjectNode> perform) {

  /** An action that knows no resource. */
  public static Action onAll(Function<ApiCall, ObjectNode> perform) {
    return new Action(_ -> "*", perform);
  }
}
