package onekey.sandbox.permission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A statement of a trust policy. One that trusts accounts lets no service in.
 *
 * @param services the services that may assume the role; empty if it trusts accounts
 * @param conditions the conditions, which must all hold
 */
record TrustStatement(List<String> services, List<Condition> conditions) {

  static TrustStatement parse(JsonNode statement) {
    var services =
        PolicyDocument.members(statement.path("Principal").path("Service"))
            .map(JsonNode::asText)
            .toList();
    if (!statement.path("Effect").asText().equals("Allow")
        || !statement.path("Action").asText().equals("sts:AssumeRole")
        || (services.isEmpty() && !statement.path("Principal").has("AWS"))) {
      throw new IllegalArgumentException(
          "The sandbox supports only trust policies that allow sts:AssumeRole to services or accounts: "
              + statement);
    }
    return new TrustStatement(services, Condition.parseAll(statement.path("Condition")));
  }

  boolean trusts(String service, Map<String, String> context) {
    var request = new AccessRequest("sts:AssumeRole", "*", context);
    return services.contains(service)
        && conditions.stream().allMatch(condition -> condition.holds(request));
  }
}
