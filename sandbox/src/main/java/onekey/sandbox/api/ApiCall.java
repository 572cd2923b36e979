package onekey.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One API call as it arrived.
 *
 * @param service the service's prefix in IAM policies, such as {@code iam}
 * @param action the action, such as {@code ListUsers}
 * @param principal the principal that calls
 * @param parameters the parameters by name, as JSON whatever the wire protocol
 * @param region the Region of the client, such as {@code us-east-1}; empty for a call that a
 *     service makes in the Region of the sandbox, and where a client does not show it
 * @param origin where it comes from
 */
public record ApiCall(
    String service,
    String action,
    Principal principal,
    ObjectNode parameters,
    Optional<String> region,
    Origin origin) {

  public ApiCall {
    parameters = parameters.deepCopy();
  }

  /** Creates a call that a service makes in the Region of the sandbox. */
  public ApiCall(String service, String action, Principal principal, ObjectNode parameters) {
    this(service, action, principal, parameters, Optional.empty(), Origin.CLIENT);
  }

  /** Returns the same call from elsewhere. */
  public ApiCall from(Origin other) {
    return new ApiCall(service, action, principal, parameters, region, other);
  }

  /** Returns the parameter of this name, if it was sent and is neither an object nor a list. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name))
        .filter(JsonNode::isValueNode)
        .map(JsonNode::asText);
  }

  /** Returns the message attributes of Amazon SNS and SQS, all of the type String, by name. */
  public Map<String, String> messageAttributes() {
    return parameters
        .path("MessageAttributes")
        .propertyStream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, attribute -> attribute.getValue().path("StringValue").asText()));
  }

  /** Returns the action as in IAM policies, such as {@code iam:ListUsers}. */
  public String permission() {
    return service + ":" + action;
  }

  /** Returns whether the call names this IAM user. */
  public boolean namesUser(String userName) {
    return parameter("UserName").filter(userName::equals).isPresent();
  }
}
