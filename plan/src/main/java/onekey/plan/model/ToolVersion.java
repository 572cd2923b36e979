package onekey.plan.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/**
 * A build of OneKey.
 *
 * @param version the version, such as {@code 1.0.0}
 * @param commit the first digits of the Git commit it was built from; empty if it was not built in
 *     a Git repository
 * @param modified whether files differed from that commit
 */
public record ToolVersion(String version, Optional<String> commit, boolean modified) {

  private static final String FILE = "version.properties";

  /** Returns the build that is running. */
  public static ToolVersion current() {
    var properties = new Properties();
    try (var file = ToolVersion.class.getResourceAsStream("/onekey/plan/" + FILE)) {
      if (file != null) {
        properties.load(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
    return new ToolVersion(
        properties.getProperty("version", "unknown"),
        Optional.ofNullable(properties.getProperty("commit")).filter(ToolVersion::isWritten),
        properties.getProperty("modified", "").equals("true"));
  }

  /** Without a Git repository, the build leaves the references to Git as they are. */
  private static boolean isWritten(String value) {
    return !value.startsWith("${");
  }

  /** Returns it in some words, such as {@code 1.0.0 (commit 2a74f0a, modified)}. */
  public String words() {
    return version
        + commit
            .map(digits -> " (commit %s%s)".formatted(digits, modified ? ", modified" : ""))
            .orElse("");
  }
}
