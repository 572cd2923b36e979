package onekey.sandbox.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import onekey.infra.Command;
import onekey.sandbox.template.Template;

/** Templates of the stack with other settings than the default ones, out of the CDK app. */
final class Deployed {

  private static final Path INFRA = Path.of("../infra");
  private static final Map<List<String>, Template> SYNTHESIZED = new ConcurrentHashMap<>();

  private Deployed() {}

  /** Returns the template with these settings, such as {@code onekey:dryRun=true}. */
  static Template with(String... settings) {
    return settings.length == 0
        ? Template.ofDefaultStack()
        : SYNTHESIZED.computeIfAbsent(List.of(settings), Deployed::synthesize);
  }

  /** In a JVM of its own: what the CDK needs is not on the class path here. */
  private static Template synthesize(List<String> settings) {
    try {
      var directory =
          Files.createTempDirectory(Files.createDirectories(Path.of("target/synth")), "");
      var template = directory.resolve("template.json");
      var words =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  INFRA.resolve("target/classes")
                      + ":"
                      + Files.readString(INFRA.resolve("target/synth/classpath")).strip(),
                  "onekey.infra.DefaultTemplate",
                  "../cdk.json",
                  directory.resolve("cdk.out").toString(),
                  template.toString()));
      words.addAll(settings);
      Command.run(Path.of("."), Map.of(), words).successful();
      return Template.read(template);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
