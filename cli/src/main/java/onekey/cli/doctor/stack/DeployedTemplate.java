package onekey.cli.doctor.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The template that the stack was deployed from. */
public final class DeployedTemplate {

  private final Map<String, JsonNode> resources;

  private DeployedTemplate(Map<String, JsonNode> resources) {
    this.resources = resources;
  }

  /**
   * Reads a template.
   *
   * @return empty if it is no JSON with resources; the CDK writes JSON
   */
  public static Optional<DeployedTemplate> parse(String json) {
    try {
      var resources = new LinkedHashMap<String, JsonNode>();
      new JsonMapper()
          .readTree(json)
          .path("Resources")
          .properties()
          .forEach(entry -> resources.put(entry.getKey(), entry.getValue()));
      return resources.isEmpty() ? Optional.empty() : Optional.of(new DeployedTemplate(resources));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  /** Returns the parameters that the rule was deployed with; empty if it has none. */
  public Map<String, String> ruleParameters(String ruleLogicalId) {
    return properties(ruleLogicalId).path("InputParameters").properties().stream()
        .collect(
            Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().asText(), (a, _) -> a));
  }

  /** Returns the topic that a function publishes to; empty if it has none. */
  public Optional<String> topicOf(String functionLogicalId, References references) {
    var topic = properties(functionLogicalId).at("/Environment/Variables/ONEKEY_TOPIC_ARN");
    return topic.isMissingNode() ? Optional.empty() : Optional.of(references.text(topic));
  }

  /** Returns whether remediations start by themselves; empty if the stack has none. */
  public Optional<Boolean> automaticRemediation() {
    return ofType("AWS::Config::RemediationConfiguration")
        .map(entry -> entry.getValue().at("/Properties/Automatic").asBoolean())
        .findFirst();
  }

  /** Returns the names of the roles in the template. */
  public List<String> roles() {
    return ofType("AWS::IAM::Role").map(Map.Entry::getKey).toList();
  }

  /** Returns the statements that the template grants to a role. */
  public List<Grant> grants(String roleLogicalId) {
    var own = list(properties(roleLogicalId).path("Policies"));
    var attached =
        ofType("AWS::IAM::Policy")
            .map(entry -> entry.getValue().path("Properties"))
            .filter(policy -> isOf(policy, roleLogicalId));
    return Stream.concat(own, attached).flatMap(DeployedTemplate::grants).toList();
  }

  private static boolean isOf(JsonNode policy, String roleLogicalId) {
    return list(policy.path("Roles"))
        .anyMatch(role -> role.path("Ref").asText().equals(roleLogicalId));
  }

  private static Stream<Grant> grants(JsonNode policy) {
    var name = policy.path("PolicyName").asText();
    return list(policy.at("/PolicyDocument/Statement"))
        .filter(statement -> statement.path("Effect").asText().equals("Allow"))
        .map(
            statement ->
                new Grant(
                    name,
                    list(statement.path("Action")).map(JsonNode::asText).toList(),
                    list(statement.path("Resource")).toList(),
                    statement.path("Condition")));
  }

  /** A list, or one member without a list. */
  static Stream<JsonNode> list(JsonNode node) {
    if (node.isMissingNode()) {
      return Stream.of();
    }
    return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
  }

  private Stream<Map.Entry<String, JsonNode>> ofType(String type) {
    return resources.entrySet().stream()
        .filter(entry -> entry.getValue().path("Type").asText().equals(type));
  }

  private JsonNode properties(String logicalId) {
    return Optional.ofNullable(resources.get(logicalId))
        .map(resource -> resource.path("Properties"))
        .orElseThrow(() -> new UnresolvedException("The template has no " + logicalId + "."));
  }
}
