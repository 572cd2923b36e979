package onekey.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares output with a file that was looked at and kept. {@code -Donekey.golden=write} writes the
 * files anew, to be looked at again.
 */
public final class Golden {

  private Golden() {}

  /** Asserts that a text is what this file of the module's test resources holds. */
  public static void assertSame(String actual, String resource) {
    assertSame(actual, Path.of("src/test/resources").resolve(resource));
  }

  /** Asserts that a text is what this file holds. */
  public static void assertSame(String actual, Path file) {
    try {
      if ("write".equals(System.getProperty("onekey.golden"))) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, actual);
      }
      assertThat(actual).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
