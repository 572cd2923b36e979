package onekey.sandbox.permission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import onekey.sandbox.api.Json;

/**
 * A resource-based policy. It is asked only what it allows to services: a service that calls for
 * itself needs the policy of the resource, and has no policies of its own.
 *
 * @param statements its statements
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>
 */
public record ResourcePolicy(List<OfService> statements) {

  /** A statement with the services that it is about; {@code *} for all. */
  record OfService(Set<String> services, Statement statement) {

    boolean covers(String service, AccessRequest request) {
      return (services.contains("*") || services.contains(service)) && statement.covers(request);
    }
  }

  /**
   * Reads a policy.
   *
   * @param json the policy document, JSON
   * @throws IllegalArgumentException if it is invalid or uses something unsupported
   */
  public static ResourcePolicy parse(String json) {
    return new ResourcePolicy(
        PolicyDocument.members(Json.parseObject(json).path("Statement"))
            .map(ResourcePolicy::statement)
            .toList());
  }

  private static OfService statement(JsonNode node) {
    if (!(node.deepCopy() instanceof ObjectNode statement) || !statement.has("Principal")) {
      throw new IllegalArgumentException(
          "A statement of a resource-based policy needs a Principal: " + node);
    }
    var services = services(statement.remove("Principal"));
    return new OfService(services, Statement.parse(statement));
  }

  // "*" and {"AWS": "*"} mean the same: everyone, services too. An account or a role is no service.
  private static Set<String> services(JsonNode principal) {
    if (principal.asText().equals("*")
        || PolicyDocument.members(principal.path("AWS"))
            .anyMatch(one -> one.asText().equals("*"))) {
      return Set.of("*");
    }
    return PolicyDocument.members(principal.path("Service"))
        .map(JsonNode::asText)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Returns whether a service may perform an action. Services call over TLS.
   *
   * @param service such as {@code events.amazonaws.com}
   * @param sourceArn the resource for which the service calls
   * @param action such as {@code sqs:SendMessage}
   * @param resource the ARN of the resource that has the policy
   */
  public boolean allows(String service, String sourceArn, String action, String resource) {
    var request =
        new AccessRequest(
            action,
            resource,
            Map.of(
                "aws:SourceAccount",
                sourceArn.split(":", -1)[4],
                "aws:SourceArn",
                sourceArn,
                "aws:SecureTransport",
                "true"));
    var covering =
        statements.stream().filter(statement -> statement.covers(service, request)).toList();
    return !covering.isEmpty()
        && covering.stream().allMatch(statement -> statement.statement().isAllow());
  }
}
