package onekey.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command as a process of its own, with an environment that has nothing of AWS but what the
 * test gives.
 */
record CommandProcess(
    Path directory, Map<String, String> environment, List<String> jvmOptions, Path out) {

  static CommandProcess in(Path directory, Map<String, String> environment) {
    return new CommandProcess(
        directory, environment, List.of(), directory.resolve("standard-output"));
  }

  CommandProcess withJvm(String... options) {
    return new CommandProcess(directory, environment, List.of(options), out);
  }

  /** Lets standard output go elsewhere; what arrives there is not looked at. */
  CommandProcess writingTo(Path other) {
    return new CommandProcess(directory, environment, jvmOptions, other);
  }

  CommandLineRun run(String... arguments) {
    try {
      var process = start(arguments);
      var exitCode = process.waitFor();
      return new CommandLineRun(
              exitCode,
              Files.isRegularFile(out) ? Files.readString(out) : "",
              Files.readString(directory.resolve("standard-error")))
          .followingItsSchema(arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Starts it, and does not wait for its end. */
  Process start(String... arguments) throws IOException {
    var words = new ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    words.addAll(jvmOptions);
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), OneKey.class.getName()));
    words.addAll(List.of(arguments));
    var err = directory.resolve("standard-error");
    var builder =
        new ProcessBuilder(words).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("AWS_") || name.endsWith("_OPTIONS"));
    builder
        .environment()
        .putAll(
            Map.of(
                "HOME", directory.toString(),
                "AWS_CONFIG_FILE", directory.resolve("config").toString(),
                "AWS_SHARED_CREDENTIALS_FILE", directory.resolve("credentials").toString(),
                "AWS_EC2_METADATA_DISABLED", "true"));
    builder.environment().putAll(environment);
    var process = builder.start();
    process.getOutputStream().close();
    return process;
  }
}
