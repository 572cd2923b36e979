package onekey.cli.plan.live;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import onekey.cli.output.CommandFailedException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;

/**
 * The configuration files of the AWS CLI and the SDKs. A broken line may hold a secret, so only its
 * number is told.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html">Shared config and
 *     credentials files</a>
 */
final class ConfigurationFiles {

  private static final Pattern LINE = Pattern.compile("on line (\\d+)");

  private ConfigurationFiles() {}

  /**
   * Reads both files.
   *
   * @throws CommandFailedException naming file and line, if one is broken
   */
  static ProfileFile read() {
    try {
      return ProfileFile.defaultProfileFile();
    } catch (RuntimeException e) {
      check(ProfileFileLocation.configurationFileLocation(), ProfileFile.Type.CONFIGURATION);
      check(ProfileFileLocation.credentialsFileLocation(), ProfileFile.Type.CREDENTIALS);
      throw new CommandFailedException(
          "The AWS configuration files cannot be read. Look at AWS_CONFIG_FILE,"
              + " AWS_SHARED_CREDENTIALS_FILE and AWS_PROFILE.",
          e);
    }
  }

  /** Returns a profile, if there is one of this name. */
  static Optional<Profile> profile(String name) {
    return read().profile(name);
  }

  private static void check(Optional<Path> file, ProfileFile.Type type) {
    file.ifPresent(
        path -> {
          try {
            ProfileFile.builder().content(path).type(type).build();
          } catch (RuntimeException e) {
            throw new CommandFailedException(
                "The AWS configuration file %s cannot be read%s. Allowed are lines such as %s and region = eu-west-1, not indented."
                    .formatted(
                        path,
                        lineOf(e),
                        type == ProfileFile.Type.CONFIGURATION ? "[profile name]" : "[name]"),
                e);
          }
        });
  }

  private static String lineOf(RuntimeException problem) {
    var matcher = LINE.matcher(String.valueOf(problem.getMessage()));
    return matcher.find() ? ": line " + matcher.group(1) + " is broken" : "";
  }
}
