package onekey.infra;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import software.amazon.awscdk.App;

/**
 * Writes the template with default settings, or with some others. The build packs the one with the
 * default settings into this module's jar, so that the sandbox can run what would be deployed.
 */
public final class DefaultTemplate {

  private DefaultTemplate() {}

  /**
   * Writes the template.
   *
   * @param arguments the path of {@code cdk.json}, which has the defaults, a directory to work in,
   *     the path of the template, and settings that differ, such as {@code onekey:dryRun=true}
   * @throws IOException if one cannot be read or the other not written
   */
  public static void main(String[] arguments) throws IOException {
    try {
      NodeRuntime.require();
      var context = defaultContext(Path.of(arguments[0]));
      Arrays.stream(arguments)
          .skip(3)
          .map(setting -> setting.split("=", 2))
          .forEach(setting -> context.put(setting[0], setting[1]));
      write(context, arguments[1], Path.of(arguments[2]));
    } catch (SynthesisRefusedException refusal) {
      System.err.println("onekey: " + refusal.getMessage());
      System.exit(1);
    }
  }

  private static void write(Map<String, Object> context, String directory, Path template)
      throws IOException {
    var app =
        App.Builder.create().outdir(directory).context(context).analyticsReporting(false).build();
    new OneKeyStack(app, OneKeyStack.NAME, Settings.read(context), new CodeElsewhere());
    var synthesized = Path.of(app.synth().getStackByName(OneKeyStack.NAME).getTemplateFullPath());
    Files.createDirectories(template.getParent());
    Files.copy(synthesized, template, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Returns the context that {@code cdk.json} gives to the app. */
  static Map<String, Object> defaultContext(Path cdkJson) throws IOException {
    var mapper = new ObjectMapper();
    return mapper.convertValue(
        mapper.readTree(cdkJson.toFile()).get("context"), new TypeReference<>() {});
  }
}
