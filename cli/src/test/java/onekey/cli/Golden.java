package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares output with a file that was looked at and kept. {@code -Donekey.golden=write} writes the
 * files anew, to be looked at again.
 */
final class Golden {

  private static final Path FILES = Path.of("src/test/resources/onekey/cli/golden");

  private Golden() {}

  static void assertSame(String actual, String file) {
    try {
      if ("write".equals(System.getProperty("onekey.golden"))) {
        Files.createDirectories(FILES);
        Files.writeString(FILES.resolve(file), actual);
      }
      assertThat(actual).isEqualTo(Files.readString(FILES.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
