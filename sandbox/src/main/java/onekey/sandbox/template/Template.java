package onekey.sandbox.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.Json;

/**
 * A synthesized CloudFormation template, as the CDK writes it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html">Template
 *     sections</a>
 */
public final class Template {

  private static final String DEFAULT_STACK = "/onekey/infra/OneKeyStack.template.json";
  private static final String STACK_WITH_NOTICES =
      "/onekey/infra/OneKeyStackWithNotices.template.json";
  private static final String STACK_WITH_WATCH = "/onekey/infra/OneKeyStackWithWatch.template.json";

  /** The environment variable that holds the parameters of the deployed rule. */
  private static final String DEPLOYED_PARAMETERS = "ONEKEY_DEPLOYED_PARAMETERS";

  private static final Set<String> CHANGED_BY_RULE_PARAMETERS =
      Set.of("AWS::Config::ConfigRule", "AWS::Lambda::Function");

  private final Map<String, TemplateResource> resources;
  private final Map<String, String> parameterDefaults;
  private final Map<ResourceNames, Resolver> resolvers = new ConcurrentHashMap<>();
  private String json = "";

  /** Returns a template without resources. */
  static Template empty() {
    return new Template(Map.of(), Map.of());
  }

  /** Returns its text, as CloudFormation keeps it, which is written once. */
  synchronized String json() {
    if (json.isEmpty()) {
      json = write();
    }
    return json;
  }

  private String write() {
    var all = Json.object();
    resources.forEach(
        (id, resource) -> {
          var object = all.putObject(id);
          object.put("Type", resource.type());
          object.set("Properties", resource.properties());
        });
    var template = Json.object();
    template.set("Resources", all);
    return template.toString();
  }

  Collection<TemplateResource> all() {
    return resources.values();
  }

  private Template(Map<String, TemplateResource> resources, Map<String, String> parameterDefaults) {
    this.resources = resources;
    this.parameterDefaults = parameterDefaults;
  }

  /**
   * Reads a template.
   *
   * @param json the template, JSON
   * @throws IllegalArgumentException if it is not a template
   */
  public static Template parse(String json) {
    var template = Json.parseObject(json);
    var resources = new LinkedHashMap<String, TemplateResource>();
    template
        .path("Resources")
        .properties()
        .forEach(entry -> resources.put(entry.getKey(), resource(entry)));
    if (resources.isEmpty()) {
      throw new TemplateException("The template has no Resources.");
    }
    var defaults = new LinkedHashMap<String, String>();
    template
        .path("Parameters")
        .properties()
        .forEach(
            entry ->
                Optional.ofNullable(entry.getValue().get("Default"))
                    .ifPresent(value -> defaults.put(entry.getKey(), value.asText())));
    return new Template(resources, defaults);
  }

  /**
   * Returns the template with other input parameters of custom Lambda rules, also in the
   * environment variables of functions that hold the deployed parameters.
   */
  public Template withRuleParameters(Map<String, String> ruleParameters) {
    var changed = new LinkedHashMap<String, TemplateResource>();
    resources.forEach((id, resource) -> changed.put(id, with(ruleParameters, resource)));
    return new Template(changed, parameterDefaults);
  }

  private static TemplateResource with(
      Map<String, String> ruleParameters, TemplateResource resource) {
    var json = Json.object();
    new TreeMap<>(ruleParameters).forEach(json::put);
    if (!CHANGED_BY_RULE_PARAMETERS.contains(resource.type())) {
      return resource;
    }
    var properties = resource.properties().deepCopy();
    if (resource.type().equals("AWS::Config::ConfigRule")
        && properties.path("Source").path("Owner").asText().equals("CUSTOM_LAMBDA")) {
      properties.set("InputParameters", json);
    }
    if (properties.at("/Environment/Variables") instanceof ObjectNode variables
        && variables.has(DEPLOYED_PARAMETERS)) {
      variables.put(DEPLOYED_PARAMETERS, json.toString());
    }
    return new TemplateResource(resource.logicalId(), resource.type(), properties);
  }

  /**
   * Reads a template from a file.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  public static Template read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("The template %s cannot be read.".formatted(file), e);
    }
  }

  /**
   * Reads the template of OneKey's stack with default settings, which the build packs.
   *
   * @throws IllegalStateException if it is not on the class path
   * @throws UncheckedIOException if it cannot be read
   */
  public static Template ofDefaultStack() {
    return packed(DEFAULT_STACK);
  }

  /**
   * Reads the template of OneKey's stack with an address for notices, which the build packs too. It
   * announces nothing and deletes keys at once, unless the parameters of the runbook ask for more
   * time; the other settings have their defaults.
   *
   * @throws IllegalStateException if it is not on the class path
   * @throws UncheckedIOException if it cannot be read
   */
  public static Template ofStackWithNotices() {
    return packed(STACK_WITH_NOTICES);
  }

  /**
   * Reads the same template, of a stack that also watches for changed keys.
   *
   * @throws IllegalStateException if it is not on the class path
   * @throws UncheckedIOException if it cannot be read
   */
  public static Template ofStackWithWatch() {
    return packed(STACK_WITH_WATCH);
  }

  private static Template packed(String resource) {
    try (var stream = Template.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(
            "The template %s is not on the class path. Build the module infra first."
                .formatted(resource));
      }
      return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("The template cannot be read.", e);
    }
  }

  private static TemplateResource resource(Map.Entry<String, JsonNode> entry) {
    var properties = entry.getValue().path("Properties");
    return new TemplateResource(
        entry.getKey(),
        entry.getValue().path("Type").asText(),
        properties instanceof ObjectNode object ? object : Json.object());
  }

  List<TemplateResource> ofType(String type) {
    return resources.values().stream().filter(resource -> resource.type().equals(type)).toList();
  }

  Optional<TemplateResource> resource(String logicalId) {
    return Optional.ofNullable(resources.get(logicalId));
  }

  Optional<String> parameterDefault(String name) {
    return Optional.ofNullable(parameterDefaults.get(name));
  }

  /** Returns the resolver for a stack of this name in this account, which is always the same. */
  Resolver in(Account account, String stackName) {
    return resolvers.computeIfAbsent(
        new ResourceNames(account, stackName), names -> new Resolver(this, names));
  }
}
