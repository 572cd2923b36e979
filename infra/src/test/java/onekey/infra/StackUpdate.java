package onekey.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.testkit.Tools;

/**
 * What an update from one template to another does to the resources of a stack, by the schemas of
 * CloudFormation's registry, which come with cfn-lint.
 *
 * <p>Two expressions that differ count as different values, although they may give the same.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html">Resource
 *     type schema</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html">Understand
 *     update behaviors of stack resources</a>
 */
final class StackUpdate {

  private static final String DOCUMENT = "AWS::SSM::Document";

  private static final Pattern SCHEMA =
      Pattern.compile("/cfnlint/data/schemas/resources/\\w+\\.json$");
  private static final Pattern TYPE_NAME = Pattern.compile("\"typeName\": *\"([\\w:]+)\"");

  private final JsonNode before;
  private final JsonNode after;
  private final Map<String, Set<String>> createOnly;

  private StackUpdate(JsonNode before, JsonNode after, Map<String, Set<String>> createOnly) {
    this.before = before.path("Resources");
    this.after = after.path("Resources");
    this.createOnly = createOnly;
  }

  /**
   * Compares two templates.
   *
   * @param createOnly for each type, the properties that only a new resource can have otherwise
   */
  static StackUpdate of(JsonNode before, JsonNode after, Map<String, Set<String>> createOnly) {
    return new StackUpdate(before, after, createOnly);
  }

  /**
   * Returns for each type of these templates, the properties whose change replaces the resource, in
   * any Region.
   */
  static Map<String, Set<String>> createOnlyProperties(String test, List<JsonNode> templates) {
    var types =
        templates.stream()
            .flatMap(template -> template.path("Resources").valueStream())
            .map(resource -> resource.path("Type").asText())
            .collect(Collectors.toSet());
    var found = new HashMap<String, Set<String>>();
    try (var files =
        Files.find(
            Tools.python(test).resolveSibling("lib"),
            8,
            (file, _) -> SCHEMA.matcher(file.toString()).find())) {
      files.forEach(file -> read(file, types, found));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static void read(Path file, Set<String> types, Map<String, Set<String>> into) {
    try {
      var text = Files.readString(file);
      var name = TYPE_NAME.matcher(text);
      // Most of the two thousand are of other types.
      if (name.find() && types.contains(name.group(1))) {
        var properties = into.computeIfAbsent(name.group(1), _ -> new HashSet<>());
        new JsonMapper()
            .readTree(text)
            .path("createOnlyProperties")
            .forEach(property -> properties.add(property.asText().replace("/properties/", "")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the logical ids of the older template's resources of a type. */
  List<String> ids(String type) {
    return before.properties().stream()
        .filter(resource -> type.equals(resource.getValue().path("Type").asText()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns why this resource would not stay; nothing if it does. */
  List<String> losses(String id) {
    var old = before.path(id);
    var updated = after.path(id);
    if (updated.isMissingNode()) {
      return List.of(id + " is deleted");
    }
    var type = old.path("Type").asText();
    if (!type.equals(updated.path("Type").asText())) {
      return List.of(id + " has another type");
    }
    if (!createOnly.containsKey(type)) {
      return List.of(type + " has no schema");
    }
    var losses = new ArrayList<String>();
    createOnly.get(type).stream()
        .sorted()
        .filter(property -> !property(old, property).equals(property(updated, property)))
        .forEach(property -> losses.add("%s is replaced: %s".formatted(id, property)));
    if (type.equals(DOCUMENT) && !keepsItsName(updated)) {
      losses.add(id + " is replaced: its UpdateMethod is not NewVersion");
    }
    return losses;
  }

  /**
   * Without it, new content is a new document of another name.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-document.html">AWS::SSM::Document</a>
   */
  private static boolean keepsItsName(JsonNode document) {
    return property(document, "UpdateMethod").asText().equals("NewVersion");
  }

  /** A property may be one inside of another. */
  private static JsonNode property(JsonNode resource, String path) {
    return resource.path("Properties").at("/" + path);
  }

  /**
   * Returns the resources that are replaced although they have a name of their own, which
   * CloudFormation refuses.
   */
  List<String> refused() {
    return Stream.of(before)
        .flatMap(resources -> resources.properties().stream())
        .filter(resource -> after.has(resource.getKey()))
        .filter(resource -> isNamed(resource.getValue()))
        .flatMap(resource -> losses(resource.getKey()).stream())
        .toList();
  }

  private boolean isNamed(JsonNode resource) {
    return createOnly.getOrDefault(resource.path("Type").asText(), Set.of()).stream()
        .anyMatch(
            property -> property.endsWith("Name") && resource.path("Properties").has(property));
  }
}
