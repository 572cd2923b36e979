package onekey.sandbox.permission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A condition of a statement: an operator, a condition key, and values of which one must match.
 *
 * @param key the condition key
 * @param values the values, of which one must match
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Condition
 *     operators</a>
 */
record Condition(String key, List<Wildcard> values) {

  private static final Set<String> EXACT = Set.of("StringEquals");
  private static final Set<String> EXACT_IGNORING_CASE = Set.of("Bool");
  private static final Set<String> LIKE = Set.of("StringLike", "ArnLike", "ArnEquals");
  private static final Set<String> KEYS =
      Set.of(
          "aws:PrincipalAccount",
          "aws:ResourceAccount",
          "aws:RequestedRegion",
          "aws:PrincipalArn",
          "aws:PrincipalOrgID",
          "aws:SecureTransport",
          "aws:SourceAccount",
          "aws:SourceArn",
          "aws:SourceOrgID",
          "iam:PassedToService");

  static List<Condition> parseAll(JsonNode conditions) {
    return conditions.properties().stream().flatMap(Condition::parse).toList();
  }

  private static Stream<Condition> parse(Map.Entry<String, JsonNode> operator) {
    return operator.getValue().properties().stream()
        .map(
            key ->
                new Condition(
                    supported(key.getKey()),
                    PolicyDocument.members(key.getValue())
                        .map(value -> matcher(operator.getKey(), value.asText()))
                        .toList()));
  }

  boolean holds(AccessRequest request) {
    return valueIn(request)
        .filter(value -> values.stream().anyMatch(matcher -> matcher.matches(value)))
        .isPresent();
  }

  private Optional<String> valueIn(AccessRequest request) {
    return request.context().entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(key))
        .map(Map.Entry::getValue)
        .findAny();
  }

  private static Wildcard matcher(String operator, String value) {
    if (EXACT.contains(operator)) {
      return Wildcard.exactly(value);
    }
    if (EXACT_IGNORING_CASE.contains(operator)) {
      return Wildcard.ignoringCase(value);
    }
    if (LIKE.contains(operator)) {
      return Wildcard.of(value);
    }
    throw new IllegalArgumentException(
        "The sandbox does not support the condition operator '%s'. Supported: %s, %s and %s."
            .formatted(operator, EXACT, EXACT_IGNORING_CASE, new TreeSet<>(LIKE)));
  }

  private static String supported(String key) {
    if (KEYS.stream().noneMatch(key::equalsIgnoreCase)) {
      throw new IllegalArgumentException(
          "The sandbox does not support the condition key '%s'. Supported: %s."
              .formatted(key, new TreeSet<>(KEYS)));
    }
    return key;
  }
}
