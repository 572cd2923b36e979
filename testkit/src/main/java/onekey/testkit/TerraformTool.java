package onekey.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The real Terraform with the real provider for AWS, in a directory with a configuration, and with
 * moto as AWS.
 *
 * <p>The project does not install Terraform. Where it, its provider or jq is missing, the test does
 * not run and says so, with {@code CI=true} too.
 */
public final class TerraformTool {

  private static final String PROVIDER = "5.100.0";
  private static final String PROBE = "probe";

  /**
   * Percents of what is in use, instead of 100. What runs for seconds would otherwise collect
   * garbage for a third of them.
   *
   * @see <a href="https://go.dev/doc/gc-guide#GOGC">A Guide to the Go Garbage Collector</a>
   */
  static final String GARBAGE_BEFORE_COLLECTION = "400";

  /** Where a copy of the provider may lie; the last two are Terraform's own places. */
  private static final List<Path> MIRRORS =
      List.of(
          Path.of("/opt/tf-plugins"),
          Path.of("/usr/local/share/terraform/plugins"),
          Path.of(System.getProperty("user.home"), ".terraform.d/plugins"));

  public static final String SETTINGS =
      """
      terraform {
        required_providers {
          aws = {
            source  = "hashicorp/aws"
            version = "%s"
          }
        }
      }
      provider "aws" {
        skip_credentials_validation = true
        skip_metadata_api_check     = true
        skip_requesting_account_id  = true
      }
      """
          .formatted(PROVIDER);

  private final Path directory;
  private final Map<String, String> environment;

  private TerraformTool(Path directory, Map<String, String> environment) {
    this.directory = directory;
    this.environment = environment;
  }

  /**
   * Returns Terraform in this directory, or does not run the test.
   *
   * @param bin the directory of the AWS CLI
   */
  public static TerraformTool orNotRun(Path directory, Path bin, String test) {
    try {
      var settings = Files.writeString(directory.resolve("terraform.rc"), installation());
      var environment =
          Map.of(
              "GOGC", GARBAGE_BEFORE_COLLECTION,
              "PATH", bin + ":" + System.getenv("PATH"),
              "AWS_PAGER", "",
              "AWS_DEFAULT_OUTPUT", "json",
              "TF_CLI_CONFIG_FILE", settings.toString(),
              "TF_CLI_ARGS", "-no-color",
              "TF_CLI_ARGS_apply", "-auto-approve",
              "TF_IN_AUTOMATION", "1",
              "CHECKPOINT_DISABLE", "1");
      var probe = Files.createDirectory(directory.resolve(PROBE));
      Files.writeString(probe.resolve("settings.tf"), SETTINGS);
      var tool = new TerraformTool(probe, environment);
      tool.orNotRun(test, "jq --version");
      tool.orNotRun(test, "terraform init -input=false");
      return new TerraformTool(directory, environment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts the provider with this stand-in as AWS. */
  public RunningProvider provider(MotoServer moto) {
    return new RunningProvider(directory.resolve(PROBE), moto.environment());
  }

  /** Returns the same with this stand-in as AWS. */
  public TerraformTool on(MotoServer moto) {
    return with(moto.environment());
  }

  /**
   * Returns the same with this stand-in as AWS, and with a provider that runs already. It keeps one
   * configuration only: of several, all resources are read and written by the last.
   */
  public TerraformTool on(MotoServer moto, RunningProvider provider) {
    return on(moto).with(Map.of("TF_REATTACH_PROVIDERS", provider.address()));
  }

  private TerraformTool with(Map<String, String> more) {
    var all = new HashMap<>(more);
    all.putAll(environment);
    return new TerraformTool(directory, all);
  }

  private static String installation() {
    return mirror()
        .map(
            path ->
                "provider_installation {\n  filesystem_mirror {\n    path = \"%s\"\n  }\n}\n"
                    .formatted(path))
        .orElse("");
  }

  private static Optional<Path> mirror() {
    return MIRRORS.stream()
        .filter(
            path ->
                Stream.of("registry.terraform.io", "hashicorp", "aws", PROVIDER)
                    .reduce(path, Path::resolve, (_, last) -> last)
                    .toFile()
                    .isDirectory())
        .findFirst();
  }

  private void orNotRun(String test, String command) {
    var result = run(command);
    if (result.status() != 0) {
      throw Tools.notRun(
          test,
          "It needs terraform, provider %s and jq; '%s' failed: %s"
              .formatted(PROVIDER, command, result.output()));
    }
  }

  /** Runs a command in a shell to its end. */
  public Command run(String command) {
    return Command.run(directory, environment, List.of("/bin/sh", "-c", command));
  }

  /** Runs a command in a shell, which must end well, and returns what it wrote. */
  public String successful(String command) {
    var result = run(command);
    if (result.status() != 0) {
      throw new AssertionError("$ %s%n%s".formatted(command, error(result)));
    }
    return result.output();
  }

  /** Returns what went wrong, without the plan before it. */
  public static String error(Command result) {
    return result.output().substring(Math.max(0, result.output().indexOf("Error: ")));
  }

  public Path directory() {
    return directory;
  }
}
