package onekey.infra.template;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import onekey.infra.AccountTemplate;
import onekey.infra.NodeRuntime;
import onekey.infra.SynthesisRefusedException;
import onekey.infra.TemplateWriter;

/**
 * Writes the account stack as one template with parameters, which CloudFormation deploys without
 * the CDK.
 */
public final class ParameterTemplate {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The same everywhere, whatever the line separator of the system is. */
  private static final DefaultIndenter ONE_SPACE = new DefaultIndenter(" ", "\n");

  private ParameterTemplate() {}

  /**
   * Writes the template. Ends with status 1 and one sentence if there can be none.
   *
   * @param arguments the path of {@code cdk.json}, which has the defaults of the parameters and the
   *     values of all other settings; a directory to work in; the path of the template
   * @throws IOException if {@code cdk.json} cannot be read or the template cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      System.err.println(
          "onekey: ParameterTemplate takes the path of cdk.json, a directory to work in, and the path of the template.");
      System.exit(2);
    }
    try {
      NodeRuntime.require();
      var template =
          create(TemplateWriter.defaultContext(Path.of(arguments[0])), Path.of(arguments[1]));
      write(template, Path.of(arguments[2]));
    } catch (SynthesisRefusedException refusal) {
      System.err.println("onekey: " + refusal.getMessage());
      System.exit(1);
    }
  }

  /**
   * Creates the template.
   *
   * @param context that of {@code cdk.json}
   * @param directory where to synthesize
   * @throws SynthesisRefusedException if a setting is not allowed, or a difference of the
   *     synthesized stacks cannot be said in a template
   * @throws IOException if a synthesized template cannot be read
   */
  static ObjectNode create(Map<String, Object> context, Path directory) throws IOException {
    var placeholders = new Placeholders(Placeholder.all());
    var synthesized = new LinkedHashMap<Leaf, ObjectNode>();
    var templates = new LinkedHashMap<Leaf, ObjectNode>();
    for (var leaf : Leaf.all()) {
      var same = leaf.synthesizedAs();
      if (!synthesized.containsKey(same)) {
        synthesized.put(
            same,
            placeholders.in(
                synthesize(context, directory.resolve(same.name() + "-one"), same, Samples::one),
                synthesize(
                    context, directory.resolve(same.name() + "-other"), same, Samples::other)));
      }
      templates.put(leaf, synthesized.get(same));
    }
    return withParameters(ConditionalTemplate.of(templates), context);
  }

  private static ObjectNode synthesize(
      Map<String, Object> context, Path directory, Leaf leaf, Function<Samples, String> sample)
      throws IOException {
    var template =
        AccountTemplate.synthesize(
            directory,
            leaf.settings(context, sample),
            sample.apply(TemplateParameter.CODE_BUCKET.samples()),
            sample.apply(TemplateParameter.CODE_KEY.samples()));
    return (ObjectNode) JSON.readTree(template.file().toFile());
  }

  private static ObjectNode withParameters(ObjectNode merged, Map<String, Object> context) {
    var template = Json.object("AWSTemplateFormatVersion", Json.text("2010-09-09"));
    template.set("Description", merged.remove("Description"));
    template.set("Metadata", ParameterSection.metadata());
    template.set("Parameters", ParameterSection.of(context));
    template.setAll(merged);
    return template;
  }

  private static void write(ObjectNode template, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    var printer =
        new DefaultPrettyPrinter().withObjectIndenter(ONE_SPACE).withArrayIndenter(ONE_SPACE);
    Files.writeString(file, JSON.writer(printer).writeValueAsString(template) + "\n");
  }
}
