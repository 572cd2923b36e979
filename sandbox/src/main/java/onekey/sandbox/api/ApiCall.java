package onekey.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * One API call as it arrived.
 *
 * @param service the service's prefix in IAM policies, such as {@code iam}
 * @param action the action, such as {@code ListUsers}
 * @param principal who calls
 * @param parameters the parameters by their names on the wire; IAM's query protocol gives strings
 *     such as {@code Tags.member.1.Key}
 */
public record ApiCall(String service, String action, Principal principal, ObjectNode parameters) {

  public ApiCall {
    parameters = parameters.deepCopy();
  }

  /** Returns the parameter of this name, if it was sent and is not an object or a list. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name))
        .filter(JsonNode::isValueNode)
        .map(JsonNode::asText);
  }

  /** Returns the action as IAM policies name it, such as {@code iam:ListUsers}. */
  public String permission() {
    return service + ":" + action;
  }

  /** Returns whether the call names this IAM user. */
  public boolean namesUser(String userName) {
    return parameter("UserName").filter(userName::equals).isPresent();
  }
}
