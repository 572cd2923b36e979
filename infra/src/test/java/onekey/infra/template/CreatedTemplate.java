package onekey.infra.template;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import onekey.infra.AccountTemplate;
import onekey.infra.TemplateWriter;
import onekey.testkit.Tools;

/** The template as the release has it, created once, and the stacks that it must be equal to. */
public final class CreatedTemplate {

  static final Path CDK_JSON = Tools.PROJECT.resolve("cdk.json");

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final class Once {
    private static final Path FILE = create();
    private static final ObjectNode TEMPLATE = read(FILE);
  }

  private CreatedTemplate() {}

  static ObjectNode template() {
    return Once.TEMPLATE;
  }

  /** Returns where it is written. */
  public static Path file() {
    return Once.FILE;
  }

  /** The values that a parameter has if none is given, without those that have no default. */
  static Map<String, String> defaults() {
    var defaults = new LinkedHashMap<String, String>();
    template()
        .path("Parameters")
        .properties()
        .forEach(
            parameter -> {
              if (parameter.getValue().has("Default")) {
                defaults.put(parameter.getKey(), parameter.getValue().path("Default").asText());
              }
            });
    return defaults;
  }

  /** Returns what the CDK synthesizes for the same values, in the form of the evaluator. */
  static ObjectNode stack(Map<String, String> values) {
    var context = new HashMap<>(context());
    Arrays.stream(TemplateParameter.values())
        .filter(parameter -> values.containsKey(parameter.logicalId()))
        .forEach(
            parameter ->
                parameter
                    .setting()
                    .ifPresent(
                        setting ->
                            context.put(
                                setting.key(), values.getOrDefault(parameter.logicalId(), ""))));
    var file =
        AccountTemplate.synthesize(
                directory("stack"),
                context,
                values.getOrDefault("CodeBucket", ""),
                values.getOrDefault("CodeKey", ""))
            .file();
    return withNameOfSubscription(TemplateEvaluator.canonical(read(file)));
  }

  /** The id that the CDK makes has the address in it. */
  private static ObjectNode withNameOfSubscription(ObjectNode template) {
    var resources = (ObjectNode) template.path("Resources");
    resources.properties().stream()
        .filter(
            resource -> resource.getValue().path("Type").asText().equals("AWS::SNS::Subscription"))
        .map(Map.Entry::getKey)
        .toList()
        .forEach(id -> resources.set("NoticeTopicSubscription", resources.remove(id)));
    return template;
  }

  static Map<String, Object> context() {
    return orUnchecked(() -> TemplateWriter.defaultContext(CDK_JSON));
  }

  private static Path create() {
    return orUnchecked(
        () -> {
          var file = directory("created").resolve("OneKey.template.json");
          ParameterTemplate.main(
              new String[] {CDK_JSON.toString(), directory("leaves").toString(), file.toString()});
          return file;
        });
  }

  static Path directory(String name) {
    return orUnchecked(
        () ->
            Files.createTempDirectory(
                Files.createDirectories(Path.of("target/parameter-template")), name));
  }

  private static ObjectNode read(Path file) {
    return orUnchecked(() -> (ObjectNode) JSON.readTree(file.toFile()));
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T orUnchecked(Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
