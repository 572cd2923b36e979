package onekey.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * Programs that are not Java: they are put into {@code .venv}, {@code .venv-checkov} and {@code
 * node_modules}, with the versions that the project pins, and stay there for the next run.
 *
 * <p>Where that fails, the test does not run and says so. With {@code CI=true} it fails.
 */
public final class Tools {

  /** The root of the checkout: every module is beside the one whose tests run. */
  public static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  public static final Path PYTHON = PROJECT.resolve("testkit/src/main/python");
  private static final Path CDK = PROJECT.resolve("node_modules/.bin/cdk");

  private Tools() {}

  /** Returns the directory of moto_server, cfn-lint, aws, zizmor and a python that has boto3. */
  public static Path python(String test) {
    return virtualEnvironment(
        test, ".venv", "requirements.txt", bin -> startFromAnyPath(bin.resolve("aws"), "awscli"));
  }

  /** Returns the directory of checkov, which needs another boto3 than the AWS CLI. */
  public static Path checkov(String test) {
    return virtualEnvironment(
        test,
        ".venv-checkov",
        "requirements-checkov.txt",
        bin -> startFromAnyPath(bin.resolve("checkov"), "checkov.main"));
  }

  /** Does what is left to do once the packages are installed. */
  private interface Finish {
    void in(Path bin) throws IOException;
  }

  private static Path virtualEnvironment(
      String test, String directory, String requirementsFile, Finish finish) {
    var home = PROJECT.resolve(directory);
    var bin = home.resolve("bin");
    var requirements = PYTHON.resolve(requirementsFile);
    return orNotRun(
        test,
        () -> {
          var installed = home.resolve("installed-requirements.txt");
          if (!Files.exists(installed)
              || !Files.readString(installed).equals(Files.readString(requirements))) {
            run("python3", "-m", "venv", "--clear", home.toString());
            run(
                bin.resolve("python").toString(),
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--requirement",
                requirements.toString());
            finish.in(bin);
            Files.copy(requirements, installed);
          }
          return bin;
        });
  }

  /** A script with its python in the first line does not start from a path that has a space. */
  private static void startFromAnyPath(Path script, String module) throws IOException {
    Files.writeString(
        script,
        """
        #!/bin/sh
        exec "$(dirname "$0")/python" -m %s "$@"
        """
            .formatted(module));
  }

  /** Returns the CDK command line that package.json pins. */
  public static Path cdk(String test) {
    return orNotRun(
        test,
        () -> {
          // What npm writes when it is done is newer than the list of what it had to do.
          var installed = PROJECT.resolve("node_modules/.package-lock.json");
          var wanted = PROJECT.resolve("package-lock.json");
          if (!Files.exists(installed)
              || Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(wanted))
                  < 0) {
            run("npm", "ci", "--no-audit", "--no-fund");
          }
          return CDK;
        });
  }

  /** Looks for something, and installs it where it is missing. */
  @FunctionalInterface
  public interface Installation<T> {

    /** Returns what is there in the end. */
    T install() throws IOException;
  }

  /**
   * Lets one thread of one JVM at a time check and install: the tests run in several, and each
   * would start again what another has half done. The lock of the file is that of the whole JVM.
   */
  public static synchronized <T> T oneAtATime(Installation<T> installation) throws IOException {
    var lock = Files.createDirectories(PROJECT.resolve("testkit/target")).resolve("tools.lock");
    try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      return installation.install();
    }
  }

  private static Path orNotRun(String test, Installation<Path> installation) {
    try {
      return oneAtATime(installation);
    } catch (IOException | UncheckedIOException | AssertionError e) {
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError(test + " must run where CI=true: " + e.getMessage(), e);
      }
      throw notRun(test, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Ends a test that cannot run, and says so where it is not overlooked.
   *
   * @return nothing: for callers that have to throw
   */
  public static AssertionError notRun(String test, String reason) {
    System.err.printf("%n*** NOT RUN: %s ***%n%s%n%n", test, reason);
    return Assumptions.abort(test + ": " + reason);
  }

  private static void run(String... words) {
    Command.run(PROJECT, Map.of(), List.of(words)).successful();
  }
}
