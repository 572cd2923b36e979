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
      if (isWritten()) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, actual);
      }
      assertThat(actual).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Asserts that a text is what this file of the project holds between the comments {@code <!--
   * NAME: … -->} and {@code <!-- end of NAME -->}.
   */
  public static void assertPart(String actual, String file, String name) {
    var path = Tools.PROJECT.resolve(file);
    try {
      var whole = Files.readString(path);
      var begin = whole.indexOf("<!-- " + name + ":");
      var to = whole.indexOf("<!-- end of " + name + " -->");
      assertThat(begin).as("%s has the comments of %s", file, name).isBetween(0, to);
      var from = whole.indexOf("-->\n", begin) + "-->\n".length();
      var expected = "\n" + actual + "\n";
      if (isWritten()) {
        Files.writeString(path, whole.substring(0, from) + expected + whole.substring(to));
        return;
      }
      assertThat(whole.substring(from, to)).as(file).isEqualTo(expected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isWritten() {
    return "write".equals(System.getProperty("onekey.golden"));
  }
}
