package onekey.sandbox.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import onekey.sandbox.api.Json;

/**
 * Resolves the intrinsic functions of a template: {@code Ref}, {@code Fn::GetAtt}, {@code Fn::Join}
 * and {@code Fn::Sub}. Any other is an error.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html">Intrinsic
 *     functions</a>
 */
final class Resolver {

  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{(!?)([^}]*)}");

  private final Template template;
  private final ResourceNames names;
  private final Map<String, ObjectNode> resolvedProperties = new ConcurrentHashMap<>();
  // By identity: to compare two documents costs as much as to write one.
  private final Map<JsonNode, String> texts = Collections.synchronizedMap(new IdentityHashMap<>());

  Resolver(Template template, ResourceNames names) {
    this.template = template;
    this.names = names;
  }

  /** Returns the resolved properties of a resource, which must not be changed. */
  ObjectNode properties(TemplateResource resource) {
    return resolvedProperties.computeIfAbsent(
        resource.logicalId(), _ -> object(resource.properties()));
  }

  /** Returns a resolved value as JSON text, which is written once. */
  String json(JsonNode resolved) {
    return texts.computeIfAbsent(resolved, JsonNode::toString);
  }

  String nameOf(TemplateResource resource) {
    return names.nameOf(resource);
  }

  String physicalIdOf(TemplateResource resource) {
    return names.physicalIdOf(resource);
  }

  String attributeOf(TemplateResource resource, String attribute) {
    return names.attributeOf(resource, attribute);
  }

  /** Resolves a value; empty if it is {@code AWS::NoValue}. */
  Optional<JsonNode> resolve(JsonNode value) {
    return switch (value) {
      case ObjectNode object when object.size() == 1 && isFunction(onlyName(object)) ->
          function(onlyName(object), object.elements().next());
      case ObjectNode object -> Optional.of(object(object));
      case ArrayNode list -> Optional.of(list(list));
      default -> Optional.of(value);
    };
  }

  private ObjectNode object(ObjectNode object) {
    var resolved = Json.object();
    object
        .properties()
        .forEach(
            entry ->
                resolve(entry.getValue()).ifPresent(value -> resolved.set(entry.getKey(), value)));
    return resolved;
  }

  private ArrayNode list(ArrayNode list) {
    var resolved = Json.list();
    list.forEach(member -> resolve(member).ifPresent(resolved::add));
    return resolved;
  }

  private static String onlyName(ObjectNode object) {
    return object.fieldNames().next();
  }

  private static boolean isFunction(String name) {
    return name.equals("Ref") || name.equals("Condition") || name.startsWith("Fn::");
  }

  private Optional<JsonNode> function(String name, JsonNode argument) {
    return switch (name) {
      case "Ref" -> ref(argument.asText()).map(TextNode::valueOf);
      case "Fn::GetAtt" -> Optional.of(TextNode.valueOf(attribute(argument)));
      case "Fn::Join" -> Optional.of(TextNode.valueOf(join(argument)));
      case "Fn::Sub" -> Optional.of(TextNode.valueOf(substitute(argument)));
      default ->
          throw new TemplateException(
              "The sandbox does not support the function %s: %s. Supported: Ref, Fn::GetAtt, Fn::Join and Fn::Sub."
                  .formatted(name, argument));
    };
  }

  private Optional<String> ref(String name) {
    var account = names.account();
    return switch (name) {
      case "AWS::NoValue" -> Optional.empty();
      case "AWS::AccountId" -> Optional.of(account.id());
      case "AWS::Region" -> Optional.of(account.region().id());
      case "AWS::Partition" -> Optional.of(account.partition());
      case "AWS::URLSuffix" -> Optional.of(account.region().metadata().partition().dnsSuffix());
      case "AWS::StackName" -> Optional.of(names.stackName());
      default ->
          Optional.of(
              template
                  .resource(name)
                  .map(names::nameOf)
                  .or(() -> template.parameterDefault(name))
                  .orElseThrow(
                      () ->
                          new TemplateException(
                              "Ref refers to '%s', which is not in the template."
                                  .formatted(name))));
    };
  }

  private String attribute(JsonNode argument) {
    return argument.isArray()
        ? attribute(argument.path(0).asText(), argument.path(1).asText())
        : attribute(
            argument.asText().replaceFirst("\\..*", ""),
            argument.asText().replaceFirst("[^.]*\\.", ""));
  }

  private String attribute(String logicalId, String attribute) {
    return template
        .resource(logicalId)
        .map(resource -> names.attributeOf(resource, attribute))
        .orElseThrow(
            () ->
                new TemplateException(
                    "Fn::GetAtt refers to '%s', which is not in the template."
                        .formatted(logicalId)));
  }

  private String join(JsonNode argument) {
    return StreamSupport.stream(argument.path(1).spliterator(), false)
        .flatMap(part -> resolve(part).stream())
        .map(Resolver::text)
        .collect(Collectors.joining(argument.path(0).asText()));
  }

  private String substitute(JsonNode argument) {
    var text = argument.isArray() ? argument.path(0).asText() : argument.asText();
    var variables = argument.path(1);
    return SUBSTITUTION
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(substitution(match, variables)));
  }

  private String substitution(MatchResult match, JsonNode variables) {
    var name = match.group(2);
    if (!match.group(1).isEmpty()) {
      return "${" + name + "}";
    }
    if (variables.has(name)) {
      return resolve(variables.path(name)).map(Resolver::text).orElse("");
    }
    return name.contains(".") ? attribute(TextNode.valueOf(name)) : ref(name).orElse("");
  }

  private static String text(JsonNode value) {
    if (!value.isValueNode()) {
      throw new TemplateException("Fn::Join and Fn::Sub need text instead of " + value);
    }
    return value.asText();
  }
}
