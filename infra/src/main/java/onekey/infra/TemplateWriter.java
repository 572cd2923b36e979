package onekey.infra;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;

/**
 * Writes the template with default settings, or with some others. The build packs the one with the
 * default settings into this module's jar, so that the sandbox can run what would be deployed.
 */
public final class TemplateWriter {

  private TemplateWriter() {}

  /**
   * Writes the template, or several.
   *
   * @param arguments the path of {@code cdk.json}, which has the defaults; then, for each template,
   *     a directory to work in, the path of the template, and the settings that differ, such as
   *     {@code onekey:dryRun=true}. {@code --} separates two templates. With the settings of an
   *     organization it is the template that its accounts get. The templates of further stacks are
   *     in the directory
   * @throws IOException if {@code cdk.json} cannot be read or a template cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    try {
      NodeRuntime.require();
      var template = new ArrayList<String>();
      for (var argument : List.of(arguments).subList(1, arguments.length)) {
        if (argument.equals("--")) {
          write(Path.of(arguments[0]), template);
          template.clear();
        } else {
          template.add(argument);
        }
      }
      write(Path.of(arguments[0]), template);
    } catch (SynthesisRefusedException refusal) {
      System.err.println("onekey: " + refusal.getMessage());
      System.exit(1);
    }
  }

  private static void write(Path cdkJson, List<String> template) throws IOException {
    var context = defaultContext(cdkJson);
    for (var setting : template.subList(2, template.size())) {
      var parts = setting.split("=", 2);
      context.put(parts[0], parts[1]);
    }
    write(context, template.get(0), Path.of(template.get(1)), cdkJson);
  }

  /** Any file does for the code, because it is not deployed. */
  private static void write(Map<String, Object> context, String directory, Path template, Path code)
      throws IOException {
    var app =
        App.Builder.create().outdir(directory).context(context).analyticsReporting(false).build();
    var settings = Settings.read(context);
    new OneKeyStack(app, OneKeyStack.NAME, settings, CodeInBucket.placeholder());
    OneKeyEventsStack.in(app, settings);
    var organization = OrganizationStack.in(app, settings, code);
    var alone = Path.of(app.synth().getStackByName(OneKeyStack.NAME).getTemplateFullPath());
    copy(organization.map(stack -> stack.accountTemplate().file()).orElse(alone), template);
  }

  /** A file that has not changed keeps its time, by which builds see what to make anew. */
  private static void copy(Path made, Path template) throws IOException {
    Files.createDirectories(template.getParent());
    if (!Files.exists(template) || Files.mismatch(made, template) >= 0) {
      Files.copy(made, template, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Returns the context that {@code cdk.json} gives to the app. */
  public static Map<String, Object> defaultContext(Path cdkJson) throws IOException {
    var mapper = new ObjectMapper();
    return mapper.convertValue(
        mapper.readTree(cdkJson.toFile()).get("context"), new TypeReference<>() {});
  }
}
