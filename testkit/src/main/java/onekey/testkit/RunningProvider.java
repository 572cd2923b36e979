package onekey.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The provider as a process that serves many Terraform commands. Otherwise each command starts it
 * several times, which takes longer than all that the command does.
 *
 * @see <a
 *     href="https://developer.hashicorp.com/terraform/plugin/debugging#starting-a-provider-in-debug-mode">Starting
 *     a Provider in Debug Mode</a>
 */
public final class RunningProvider implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("TF_REATTACH_PROVIDERS='(.*)'");

  private final Process process;
  private final String address;

  /**
   * Starts the provider.
   *
   * @param initialized a directory in which {@code terraform init} installed the provider
   * @param environment what it is to take for AWS
   */
  RunningProvider(Path initialized, Map<String, String> environment) {
    try {
      var builder =
          new ProcessBuilder(executable(initialized).toString(), "-debug")
              .redirectError(Redirect.DISCARD);
      // No settings of this machine. The provider takes a CA bundle only once in its life.
      builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
      builder.environment().putAll(environment);
      builder.environment().put("GOGC", TerraformTool.GARBAGE_BEFORE_COLLECTION);
      this.process = builder.start();
      this.address = readAddress();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path executable(Path initialized) throws IOException {
    try (var files =
        Files.find(
            initialized.resolve(".terraform/providers"),
            8,
            (file, attributes) ->
                attributes.isRegularFile()
                    && file.getFileName().toString().startsWith("terraform-provider-aws"),
            FileVisitOption.FOLLOW_LINKS)) {
      return files.findFirst().orElseThrow();
    }
  }

  private String readAddress() throws IOException {
    var output = process.inputReader(StandardCharsets.UTF_8);
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      var address = ADDRESS.matcher(line);
      if (address.find()) {
        return address.group(1);
      }
    }
    throw new AssertionError("The provider ended without saying where it listens.");
  }

  /** Returns the value of {@code TF_REATTACH_PROVIDERS}. */
  String address() {
    return address;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
