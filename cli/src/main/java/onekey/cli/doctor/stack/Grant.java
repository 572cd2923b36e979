package onekey.cli.doctor.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A statement that grants something to a role.
 *
 * @param policyName the inline policy that it stands in
 * @param actions the actions, such as {@code iam:ListUsers}
 * @param resources the resources, perhaps as references
 * @param condition the condition; a missing node if there is none
 */
public record Grant(
    String policyName, List<String> actions, List<JsonNode> resources, JsonNode condition) {

  /** What stands in the place of a wildcard. */
  private static final String EXAMPLE = "onekey-doctor";

  private static final Set<String> OPERATORS =
      Set.of("StringEquals", "StringLike", "ArnLike", "ArnEquals", "Bool");

  public Grant {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
  }

  /**
   * Returns what to ask IAM's policy simulator: a concrete example of each resource, because an
   * action on a pattern is no request.
   *
   * @throws UnresolvedException if a reference or a condition is not known
   */
  public List<Request> requests(References references) {
    var context = context(references);
    var requests = new ArrayList<Request>();
    for (var resource : resources) {
      requests.add(new Request(policyName, actions, example(references.text(resource)), context));
    }
    return requests;
  }

  /** Everything ({@code *}) is what an action without resource-level permissions is asked for. */
  private static String example(String pattern) {
    return pattern.equals("*") ? pattern : pattern.replace("*", EXAMPLE).replace("?", "x");
  }

  private Map<String, String> context(References references) {
    var context = new LinkedHashMap<String, String>();
    for (var operator : condition.properties()) {
      if (!OPERATORS.contains(operator.getKey())) {
        throw new UnresolvedException(
            "The condition operator %s is not supported.".formatted(operator.getKey()));
      }
      for (var key : operator.getValue().properties()) {
        context.put(
            key.getKey(),
            example(
                DeployedTemplate.list(key.getValue())
                    .map(references::text)
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new UnresolvedException(
                                "The condition on %s has no value.".formatted(key.getKey())))));
      }
    }
    return context;
  }

  /**
   * A request that a role must be allowed to make.
   *
   * @param policyName the inline policy that grants it
   * @param actions the actions
   * @param resource an ARN, or {@code *}
   * @param context the condition keys with their values
   */
  public record Request(
      String policyName, List<String> actions, String resource, Map<String, String> context) {

    public Request {
      actions = List.copyOf(actions);
      context = Map.copyOf(context);
    }
  }
}
