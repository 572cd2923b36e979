package onekey.infra.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What CloudFormation makes of a template with parameters, as far as their values decide it: what
 * depends on the Region, the partition or a resource stays as it is.
 */
final class TemplateEvaluator {

  /** Refuses a value before anything is created. */
  static final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(!?)([^}]*)}");
  private static final JsonNode ABSENT = MissingNode.getInstance();

  private final JsonNode template;
  private final Map<String, String> values;

  private TemplateEvaluator(JsonNode template, Map<String, String> values) {
    this.template = template;
    this.values = values;
  }

  /**
   * Returns the template with these values.
   *
   * @throws RefusedException if a value is not allowed, one is missing, or there is no such
   *     parameter
   */
  static ObjectNode evaluate(JsonNode template, Map<String, String> given) {
    return new TemplateEvaluator(template, values(template.path("Parameters"), given)).evaluated();
  }

  /** Returns the template of a stack without parameters in the same form. */
  static ObjectNode canonical(JsonNode template) {
    return evaluate(template, Map.of());
  }

  private static Map<String, String> values(JsonNode declared, Map<String, String> given) {
    given.keySet().stream()
        .filter(name -> !declared.has(name))
        .findAny()
        .ifPresent(
            name -> {
              throw new RefusedException("Parameters: [%s] do not exist".formatted(name));
            });
    var values = new LinkedHashMap<String, String>();
    for (var parameter : declared.properties()) {
      var name = parameter.getKey();
      var declaration = parameter.getValue();
      var value =
          Optional.ofNullable(given.get(name))
              .or(() -> Optional.ofNullable(declaration.get("Default")).map(JsonNode::asText))
              .orElseThrow(
                  () -> new RefusedException("Parameters: [%s] must have values".formatted(name)));
      if (!isAllowed(declaration, value)) {
        throw new RefusedException(
            "Parameter %s failed to satisfy constraint: %s"
                .formatted(
                    name,
                    declaration
                        .path("ConstraintDescription")
                        .asText("Member must satisfy enum value set")));
      }
      values.put(name, value);
    }
    return values;
  }

  private static boolean isAllowed(JsonNode declaration, String value) {
    if (!declaration.path("Type").asText().equals("String")) {
      throw new IllegalArgumentException("Not known here: " + declaration);
    }
    return (!declaration.has("AllowedPattern")
            || Pattern.matches(declaration.path("AllowedPattern").asText(), value))
        && (!declaration.has("AllowedValues")
            || declaration
                .path("AllowedValues")
                .valueStream()
                .anyMatch(allowed -> allowed.asText().equals(value)));
  }

  private ObjectNode evaluated() {
    var evaluated = Json.object();
    for (var section : template.properties()) {
      switch (section.getKey()) {
        case "AWSTemplateFormatVersion", "Metadata", "Parameters" -> {}
        case "Conditions" -> evaluated.set("Conditions", undecidedConditions(section.getValue()));
        case "Resources", "Outputs" -> evaluated.set(section.getKey(), entries(section.getValue()));
        default -> evaluated.set(section.getKey(), section.getValue());
      }
    }
    return evaluated;
  }

  private JsonNode undecidedConditions(JsonNode conditions) {
    var undecided = Json.object();
    conditions
        .properties()
        .forEach(
            condition -> {
              if (holds(condition.getValue()).isEmpty()) {
                undecided.set(condition.getKey(), condition.getValue());
              }
            });
    return undecided;
  }

  private JsonNode entries(JsonNode section) {
    var entries = Json.object();
    for (var entry : section.properties()) {
      var evaluated = (ObjectNode) value(entry.getValue());
      var condition = entry.getValue().path("Condition");
      var decided = condition.isTextual() ? named(condition.asText()) : Optional.<Boolean>empty();
      if (decided.isPresent()) {
        evaluated.remove("Condition");
      }
      if (decided.orElse(true)) {
        entries.set(entry.getKey(), evaluated);
      }
    }
    return entries;
  }

  private JsonNode value(JsonNode node) {
    if (Json.isFunction(node)) {
      var function = node.properties().iterator().next();
      return function(function.getKey(), function.getValue());
    }
    if (node.isObject()) {
      var members = Json.object();
      for (var member : node.properties()) {
        var value = value(member.getValue());
        if (!value.isMissingNode()) {
          members.set(member.getKey(), value);
        }
      }
      return members;
    }
    return node.isArray()
        ? Json.array(
            node.valueStream().map(this::value).filter(value -> !value.isMissingNode()).toList())
        : node;
  }

  private JsonNode function(String name, JsonNode argument) {
    return switch (name) {
      case "Ref" -> reference(argument.asText());
      case "Fn::If" -> {
        var chosen = named(argument.path(0).asText());
        yield chosen.isPresent()
            ? value(argument.path(chosen.get() ? 1 : 2))
            : Json.ifElse(
                argument.path(0).asText(), value(argument.path(1)), value(argument.path(2)));
      }
      case "Fn::Sub" -> text("", substituted(argument.asText()));
      case "Fn::Join" ->
          text(argument.path(0).asText(), argument.path(1).valueStream().map(this::value).toList());
      case "Fn::GetAtt", "Fn::FindInMap", "Fn::Split", "Fn::Select" -> Json.object(name, argument);
      default -> throw new IllegalArgumentException("Not known here: " + name);
    };
  }

  private JsonNode reference(String name) {
    if (name.equals("AWS::NoValue")) {
      return ABSENT;
    }
    return values.containsKey(name) ? Json.text(values.getOrDefault(name, "")) : Json.ref(name);
  }

  private List<JsonNode> substituted(String text) {
    var pieces = new ArrayList<JsonNode>();
    var reference = REFERENCE.matcher(text);
    int end = 0;
    while (reference.find()) {
      pieces.add(Json.text(text.substring(end, reference.start())));
      pieces.add(
          reference.group(1).isEmpty()
              ? reference(reference.group(2))
              : Json.text("${" + reference.group(2) + "}"));
      end = reference.end();
    }
    pieces.add(Json.text(text.substring(end)));
    return pieces;
  }

  /** Returns a text if all pieces are known, else one Fn::Join with as few pieces as possible. */
  private static JsonNode text(String delimiter, List<JsonNode> pieces) {
    if (!delimiter.isEmpty()) {
      return Json.object("Fn::Join", Json.array(Json.text(delimiter), Json.array(pieces)));
    }
    var joined = new ArrayList<JsonNode>();
    pieces.stream().flatMap(TemplateEvaluator::flat).forEach(piece -> append(joined, piece));
    joined.removeIf(piece -> piece.isTextual() && piece.asText().isEmpty());
    if (joined.isEmpty()) {
      return Json.text("");
    }
    return joined.size() == 1 && joined.getFirst().isTextual()
        ? joined.getFirst()
        : Json.join(joined);
  }

  private static Stream<JsonNode> flat(JsonNode piece) {
    if (piece.isMissingNode()) {
      throw new IllegalArgumentException("CloudFormation joins no AWS::NoValue");
    }
    var join = piece.path("Fn::Join");
    return join.path(0).asText("no").isEmpty() ? join.path(1).valueStream() : Stream.of(piece);
  }

  private static void append(List<JsonNode> joined, JsonNode piece) {
    if (piece.isTextual() && !joined.isEmpty() && joined.getLast().isTextual()) {
      joined.add(Json.text(joined.removeLast().asText() + piece.asText()));
    } else {
      joined.add(piece);
    }
  }

  private Optional<Boolean> named(String condition) {
    var expression = template.path("Conditions").path(condition);
    if (expression.isMissingNode()) {
      throw new IllegalArgumentException("There is no condition " + condition);
    }
    return holds(expression);
  }

  /** Returns nothing for a condition that depends on more than parameters. */
  private Optional<Boolean> holds(JsonNode expression) {
    var function = expression.properties().iterator().next();
    var argument = function.getValue();
    return switch (function.getKey()) {
      case "Condition" -> named(argument.asText());
      case "Fn::Not" -> holds(argument.path(0)).map(holds -> !holds);
      case "Fn::And" -> {
        var results = argument.valueStream().map(this::holds).toList();
        yield results.stream().allMatch(Optional::isPresent)
            ? Optional.of(results.stream().allMatch(Optional.of(true)::equals))
            : Optional.empty();
      }
      case "Fn::Equals" -> {
        var one = value(argument.path(0));
        var other = value(argument.path(1));
        yield one.isTextual() && other.isTextual()
            ? Optional.of(one.equals(other))
            : Optional.empty();
      }
      default -> throw new IllegalArgumentException("Not known here: " + expression);
    };
  }
}
