package onekey.infra.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.infra.SynthesisRefusedException;

/**
 * The templates of all leaves as one: a resource or output that only some leaves have gets a
 * condition, and so does a value that differs.
 *
 * <p>CloudFormation takes functions only for properties and for the values of outputs. So the rest
 * of a resource, such as its type and what it depends on, must be the same in every leaf that has
 * it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-condition.html">Condition
 *     attribute</a>
 */
final class ConditionalTemplate {

  private static final String CONDITIONS = "Conditions";

  /** The sections with entries that have conditions, and the member that may hold functions. */
  private static final Map<String, String> CONDITIONAL =
      Map.of("Resources", "Properties", "Outputs", "Value");

  private final Map<Leaf, ObjectNode> templates;
  private final Map<String, TemplateCondition> known = new LinkedHashMap<>();

  private ConditionalTemplate(Map<Leaf, ObjectNode> templates) {
    this.templates = templates;
    Stream.concat(
            Arrays.stream(Choice.values()).map(Choice::condition),
            TemplateCondition.ofValues().stream())
        .forEach(condition -> known.put(condition.name(), condition));
  }

  /**
   * Merges the templates.
   *
   * @param templates that of each leaf
   * @throws SynthesisRefusedException if CloudFormation has no way to say the difference
   */
  static ObjectNode of(Map<Leaf, ObjectNode> templates) {
    return new ConditionalTemplate(templates).merged();
  }

  private ObjectNode merged() {
    var merged = Json.object();
    for (var section : names(templates.values())) {
      merged.set(
          section,
          CONDITIONAL.containsKey(section)
              ? entries(section)
              : same("/" + section, valuesOf(templates, section)));
    }
    addConditions(merged);
    return merged;
  }

  private ObjectNode entries(String section) {
    var sections = valuesOf(templates, section);
    var entries = Json.object();
    for (var id : names(sections.values())) {
      var path = "/%s/%s".formatted(section, id);
      var values = present(valuesOf(sections, id));
      var entry = entry(path, CONDITIONAL.getOrDefault(section, ""), values);
      if (values.size() < templates.size()) {
        if (entry.has("Condition")) {
          throw refusal(path + "/Condition");
        }
        entry.set("Condition", Json.text(condition(path, values.keySet())));
      }
      entries.set(id, entry);
    }
    return entries;
  }

  private static ObjectNode entry(String path, String withFunctions, Map<Leaf, JsonNode> values) {
    var entry = Json.object();
    for (var name : names(values.values())) {
      var members = valuesOf(values, name);
      entry.set(
          name, name.equals(withFunctions) ? Merge.of(members) : same(path + "/" + name, members));
    }
    return entry;
  }

  /** Returns the name of the condition that holds in these leaves only. */
  private String condition(String path, Set<Leaf> leaves) {
    var condition =
        conjunctions()
            .filter(choices -> leavesWith(choices).equals(leaves))
            .min(Comparator.comparingInt(Map::size))
            .map(ConditionalTemplate::allOf)
            .orElseThrow(() -> refusal(path));
    known.put(condition.name(), condition);
    return condition.name();
  }

  /** Returns what may be demanded of a leaf: of some choices that they hold, or do not. */
  private static Stream<Map<Choice, Boolean>> conjunctions() {
    var conjunctions = new ArrayList<Map<Choice, Boolean>>(List.of(Map.of()));
    for (var choice : Choice.values()) {
      for (var shorter : List.copyOf(conjunctions)) {
        for (var holds : List.of(true, false)) {
          var longer = new TreeMap<>(shorter);
          longer.put(choice, holds);
          conjunctions.add(longer);
        }
      }
    }
    return conjunctions.stream();
  }

  private static Set<Leaf> leavesWith(Map<Choice, Boolean> choices) {
    return Leaf.all().stream()
        .filter(
            leaf ->
                choices.entrySet().stream()
                    .allMatch(choice -> leaf.holds(choice.getKey()) == choice.getValue()))
        .collect(Collectors.toSet());
  }

  private static TemplateCondition allOf(Map<Choice, Boolean> choices) {
    var conditions =
        choices.entrySet().stream()
            .map(
                choice -> {
                  var condition = choice.getKey().condition();
                  return choice.getValue()
                      ? condition
                      : new TemplateCondition(
                          "Not" + condition.name(), Json.not(condition.reference()));
                })
            .toList();
    return conditions.size() == 1
        ? conditions.getFirst()
        : new TemplateCondition(
            conditions.stream().map(TemplateCondition::name).collect(Collectors.joining("And")),
            Json.object(
                "Fn::And",
                Json.array(
                    choices.entrySet().stream()
                        .map(
                            choice -> {
                              var reference = choice.getKey().condition().reference();
                              return choice.getValue() ? reference : Json.not(reference);
                            })
                        .toList())));
  }

  /** Adds the conditions that are used: cfn-lint warns of others. */
  private void addConditions(ObjectNode template) {
    var used = new HashSet<String>();
    addUsed(template, used);
    for (var condition : List.copyOf(known.values())) {
      if (used.contains(condition.name())) {
        addUsed(condition.expression(), used);
      }
    }
    var conditions = (ObjectNode) template.path(CONDITIONS);
    for (var condition : known.values()) {
      if (used.contains(condition.name())
          && conditions.replace(condition.name(), condition.expression()) != null) {
        throw refusal("/Conditions/" + condition.name());
      }
    }
  }

  private static void addUsed(JsonNode node, Set<String> used) {
    Stream.of(node.path("Fn::If").path(0), node.path("Condition"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .forEach(used::add);
    node.forEach(child -> addUsed(child, used));
  }

  private static JsonNode same(String path, Map<Leaf, JsonNode> values) {
    var distinct = new LinkedHashSet<>(values.values());
    if (distinct.size() > 1) {
      throw refusal(path);
    }
    return distinct.getFirst();
  }

  private static Set<String> names(Iterable<? extends JsonNode> objects) {
    var names = new LinkedHashSet<String>();
    objects.forEach(object -> object.fieldNames().forEachRemaining(names::add));
    return names;
  }

  private static Map<Leaf, JsonNode> valuesOf(Map<Leaf, ? extends JsonNode> objects, String name) {
    var values = new LinkedHashMap<Leaf, JsonNode>();
    objects.forEach((leaf, object) -> values.put(leaf, object.path(name)));
    return values;
  }

  private static Map<Leaf, JsonNode> present(Map<Leaf, JsonNode> values) {
    values.values().removeIf(JsonNode::isMissingNode);
    return values;
  }

  private static SynthesisRefusedException refusal(String path) {
    return new SynthesisRefusedException(
        "The stack differs at %s from one combination of settings to another, and a template cannot say so there. See class ConditionalTemplate."
            .formatted(path));
  }
}
