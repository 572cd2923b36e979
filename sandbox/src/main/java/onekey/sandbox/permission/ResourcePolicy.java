package onekey.sandbox.permission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import onekey.sandbox.api.Json;

/**
 * A resource-based policy. It is asked what it allows to services, which have no policies of their
 * own, and to everyone in other accounts. It has no statements about a single account or role.
 *
 * @param statements its statements
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>
 */
public record ResourcePolicy(List<OfService> statements) {

  private static final String ANYONE = "*";

  /** A statement with the services that it is about; {@code *} for all. */
  record OfService(Set<String> services, Statement statement) {

    boolean covers(String service, AccessRequest request) {
      return (services.contains(ANYONE) || services.contains(service)) && statement.covers(request);
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
    if (principal.asText().equals(ANYONE)
        || PolicyDocument.members(principal.path("AWS"))
            .anyMatch(one -> one.asText().equals(ANYONE))) {
      return Set.of(ANYONE);
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
    return allows(service, request);
  }

  /**
   * Returns whether the policy lets somebody of another account perform an action. The policies of
   * that account must allow it too.
   *
   * @param organizationId the organization of the caller's account; empty if it is in none
   * @param overTls whether the call comes over TLS
   * @param action such as {@code s3:GetObject}
   * @param resource the ARN of the resource
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgid">aws:PrincipalOrgID</a>
   */
  public boolean allowsAnotherAccount(
      Optional<String> organizationId, boolean overTls, String action, String resource) {
    var context = new HashMap<>(Map.of("aws:SecureTransport", Boolean.toString(overTls)));
    organizationId.ifPresent(id -> context.put("aws:PrincipalOrgID", id));
    return allows(ANYONE, new AccessRequest(action, resource, context));
  }

  private boolean allows(String service, AccessRequest request) {
    var covering =
        statements.stream().filter(statement -> statement.covers(service, request)).toList();
    return !covering.isEmpty()
        && covering.stream().allMatch(statement -> statement.statement().isAllow());
  }
}
