package onekey.cli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import onekey.sandbox.Sandbox;
import onekey.sandbox.api.Principal;

/** Starts programs of this class path in JVMs of their own that call a sandbox. */
final class MeasuredJvm {

  private MeasuredJvm() {}

  /**
   * Starts a program.
   *
   * @param aws what its environment has of AWS
   * @param heapMegabytes the most heap that it may use
   */
  static Process start(
      Map<String, String> aws, int heapMegabytes, Class<?> program, List<String> arguments)
      throws IOException {
    var words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    words.addAll(arguments);
    var builder = new ProcessBuilder(words);
    // A person's own settings must not find their way into the measurement.
    builder
        .environment()
        .keySet()
        .removeAll(
            Set.of("AWS_PROFILE", "AWS_SESSION_TOKEN", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    builder.environment().putAll(aws);
    return builder.start();
  }

  /** Returns what a program needs in its environment to call a sandbox. */
  static Map<String, String> environment(Sandbox sandbox, Principal principal) {
    var credentials = sandbox.credentials(principal).resolveCredentials();
    return Map.of(
        "AWS_ENDPOINT_URL", sandbox.endpoint().toString(),
        "AWS_REGION", sandbox.settings().region().id(),
        "AWS_ACCESS_KEY_ID", credentials.accessKeyId(),
        "AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey());
  }
}
