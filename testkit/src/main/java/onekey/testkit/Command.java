package onekey.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program that ran to its end.
 *
 * @param output what it wrote to standard output and standard error
 */
public record Command(int status, String output) {

  /** Runs a program to its end, with this added to the environment. */
  public static Command run(Path directory, Map<String, String> environment, List<String> words) {
    var builder = new ProcessBuilder(words).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      var process = builder.start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Command(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Returns the output of a program that must have ended well. */
  public String successful() {
    if (status != 0) {
      throw new AssertionError("Ended with status %d:%n%s".formatted(status, output));
    }
    return output;
  }
}
