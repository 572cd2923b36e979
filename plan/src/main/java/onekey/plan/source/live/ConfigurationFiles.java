package onekey.plan.source.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import onekey.plan.output.CommandFailedException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/**
 * The configuration files of the AWS CLI and the SDKs. A broken line may hold a secret, so only its
 * number is told.
 *
 * @param profiles what they hold
 * @param warnings a sentence for each file that is left out
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html">Shared config and
 *     credentials files</a>
 */
record ConfigurationFiles(ProfileFile profiles, List<String> warnings) {

  /** What is wrong with the file that a setting names. */
  private record Complaint(ProfileFileSystemSetting setting, String text) {

    /** The SDK reads the files in many places, and this property before the variable in all. */
    void leaveOut() {
      System.setProperty(setting.property(), "");
    }
  }

  /**
   * Reads both files.
   *
   * @param needed whether anything depends on them; if not, a broken one is left out
   * @throws CommandFailedException naming file and line, if a needed one is broken
   */
  static ConfigurationFiles read(boolean needed) {
    var complaints =
        Stream.of(
                complaint(
                    ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE,
                    ProfileFileLocation.credentialsFileLocation(),
                    ProfileFile.Type.CREDENTIALS),
                complaint(
                    ProfileFileSystemSetting.AWS_CONFIG_FILE,
                    ProfileFileLocation.configurationFileLocation(),
                    ProfileFile.Type.CONFIGURATION))
            .flatMap(Optional::stream)
            .toList();
    if (needed && !complaints.isEmpty()) {
      throw new CommandFailedException(complaints.getFirst().text(), null);
    }
    complaints.forEach(Complaint::leaveOut);
    return new ConfigurationFiles(
        ProfileFile.defaultProfileFile(),
        complaints.stream()
            .map(complaint -> "warning: " + complaint.text() + " The file is left out.")
            .toList());
  }

  /** Returns a profile, if there is one of this name. */
  Optional<Profile> profile(String name) {
    return profiles.profile(name);
  }

  /** Returns the names of the profiles as a list to read. */
  String names() {
    var names = profiles.profiles().keySet();
    return names.isEmpty()
        ? "no profiles"
        : names.stream().sorted().collect(Collectors.joining(", "));
  }

  private static Optional<Complaint> complaint(
      ProfileFileSystemSetting setting, Optional<Path> file, ProfileFile.Type type) {
    return file.filter(path -> isBroken(() -> ProfileFile.builder().content(path), type))
        .map(
            path ->
                new Complaint(
                    setting,
                    "The AWS configuration file %s cannot be read%s. Allowed are lines such as %s and region = eu-west-1, not indented."
                        .formatted(
                            path,
                            brokenLine(path, type),
                            type == ProfileFile.Type.CONFIGURATION ? "[profile name]" : "[name]")));
  }

  /** The SDK names the line only in some of its messages. */
  private static String brokenLine(Path path, ProfileFile.Type type) {
    try {
      var lines = new String(Files.readAllBytes(path), StandardCharsets.UTF_8).lines().toList();
      return IntStream.rangeClosed(1, lines.size())
          .filter(number -> isBroken(number, lines, type))
          .mapToObj(": line %d is broken"::formatted)
          .findFirst()
          .orElse("");
    } catch (IOException _) {
      return "";
    }
  }

  private static boolean isBroken(int number, List<String> lines, ProfileFile.Type type) {
    var text = String.join("\n", lines.subList(0, number));
    return isBroken(() -> ProfileFile.builder().content(text), type);
  }

  private static boolean isBroken(Supplier<ProfileFile.Builder> content, ProfileFile.Type type) {
    try {
      content.get().type(type).build();
      return false;
    } catch (RuntimeException _) {
      return true;
    }
  }
}
