package onekey.sandbox.permission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A statement of an identity-based policy.
 *
 * @param isAllow whether it allows; otherwise it denies
 * @param actions the actions that it covers; not case-sensitive
 * @param resources the resources that it covers
 * @param conditions the conditions, which must all hold
 */
record Statement(
    boolean isAllow, List<Wildcard> actions, List<Wildcard> resources, List<Condition> conditions) {

  private static final Set<String> SUPPORTED_ELEMENTS =
      Set.of("Sid", "Effect", "Action", "Resource", "Condition");

  static Statement parse(JsonNode statement) {
    statement
        .fieldNames()
        .forEachRemaining(
            element -> {
              if (!SUPPORTED_ELEMENTS.contains(element)) {
                throw new IllegalArgumentException(
                    "The sandbox does not support the policy element '%s'. Supported: %s. Statement: %s"
                        .formatted(element, SUPPORTED_ELEMENTS, statement));
              }
            });
    var actions = texts(statement.path("Action"));
    var resources = texts(statement.path("Resource"));
    if (actions.isEmpty() || resources.isEmpty()) {
      throw new IllegalArgumentException(
          "A policy statement needs an Action and a Resource: " + statement);
    }
    return new Statement(
        isAllow(statement.path("Effect").asText()),
        actions.stream().map(Wildcard::ignoringCase).toList(),
        resources.stream().map(Wildcard::of).toList(),
        Condition.parseAll(statement.path("Condition")));
  }

  boolean covers(AccessRequest request) {
    return isAbout(request) && conditions.stream().allMatch(condition -> condition.holds(request));
  }

  private boolean isAbout(AccessRequest request) {
    return actions.stream().anyMatch(action -> action.matches(request.action()))
        && resources.stream().anyMatch(resource -> resource.matches(request.resource()));
  }

  Stream<String> missingKeys(AccessRequest request) {
    return isAbout(request)
        ? conditions.stream().map(Condition::key).filter(key -> !request.hasKey(key))
        : Stream.of();
  }

  private static boolean isAllow(String effect) {
    return switch (effect) {
      case "Allow" -> true;
      case "Deny" -> false;
      default ->
          throw new IllegalArgumentException(
              "Effect is '" + effect + "'. Allowed: 'Allow', 'Deny'.");
    };
  }

  private static List<String> texts(JsonNode node) {
    return PolicyDocument.members(node)
        .map(
            text -> {
              if (!text.isTextual()) {
                throw new IllegalArgumentException("A policy needs text instead of " + text);
              }
              return text.asText();
            })
        .toList();
  }
}
