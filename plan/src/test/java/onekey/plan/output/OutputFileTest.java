package onekey.plan.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFileTest {

  @TempDir private Path directory;

  @Test
  void writesANewFileAndNothingElse() {
    // when
    OutputFile.at(directory.resolve("plan.txt").toString()).write(Result.of("text\n"));

    // then
    assertThat(directory.resolve("plan.txt")).hasContent("text\n");
    assertThat(directory.toFile().list()).containsExactly("plan.txt");
  }

  @Test
  void keepsWhoMayReadTheFile() throws IOException {
    // given
    var file = Files.writeString(directory.resolve("plan.txt"), "before");
    var onlyMe = PosixFilePermissions.fromString("rw-------");
    Files.setPosixFilePermissions(file, onlyMe);

    // when
    OutputFile.at(file.toString()).write(Result.of("after"));

    // then
    assertThat(file).hasContent("after");
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(onlyMe);
  }

  @Test
  void aNewFileIsForWhomTheUmaskSays() throws IOException {
    // given
    var usual = Files.createFile(directory.resolve("usual"));

    // when
    OutputFile.at(directory.resolve("plan.txt").toString()).write(Result.of("text"));

    // then
    assertThat(Files.getPosixFilePermissions(directory.resolve("plan.txt")))
        .isEqualTo(Files.getPosixFilePermissions(usual));
  }

  @ParameterizedTest
  @CsvSource({"000,rw-------", "000,r--r-----", "077,rw-rw-rw-", "000,", "077,", "022,"})
  void isNeverReadableByMoreThanInTheEnd(String umask, String before) throws Exception {
    // given a large file, in a process whose umask is known
    var file = directory.resolve("plan.txt");
    if (before != null) {
      Files.setPosixFilePermissions(
          Files.createFile(file), PosixFilePermissions.fromString(before));
    }
    var process =
        new ProcessBuilder(
                "sh",
                "-c",
                "umask %s && exec \"$@\"".formatted(umask),
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WritesALargeFile.class.getName(),
                file.toString())
            .inheritIO()
            .start();

    // when
    var seen = new HashSet<PosixFilePermission>();
    while (process.isAlive()) {
      seen.addAll(permissionsOfWhatHasContent());
    }

    // then
    assertThat(process.exitValue()).isZero();
    assertThat(seen).contains(PosixFilePermission.OWNER_READ);
    seen.remove(PosixFilePermission.OWNER_WRITE);
    assertThat(Files.getPosixFilePermissions(file)).containsAll(seen);
    if (before != null) {
      assertThat(Files.getPosixFilePermissions(file))
          .isEqualTo(PosixFilePermissions.fromString(before));
    }
  }

  /** Writes the file of its argument. */
  static final class WritesALargeFile {

    private WritesALargeFile() {}

    public static void main(String... arguments) {
      OutputFile.at(arguments[0]).write(Result.of("text\n".repeat(10_000_000)));
    }
  }

  private Set<PosixFilePermission> permissionsOfWhatHasContent() throws IOException {
    var seen = new HashSet<PosixFilePermission>();
    try (var files = Files.newDirectoryStream(directory)) {
      for (var file : files) {
        try {
          var attributes = Files.readAttributes(file, PosixFileAttributes.class);
          if (attributes.size() > 0) {
            seen.addAll(attributes.permissions());
          }
        } catch (NoSuchFileException _) {
          // It has its own name by now.
        }
      }
    }
    return seen;
  }

  @Test
  void writesWhatALinkPointsTo() throws IOException {
    // given
    var file = Files.writeString(directory.resolve("plan.txt"), "before");
    var link = Files.createSymbolicLink(directory.resolve("link"), file);

    // when
    OutputFile.at(link.toString()).write(Result.of("after"));

    // then
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("after");
  }

  @Test
  void aDirectoryThatVanishedIsAFailure() throws IOException {
    // given
    var inside = Files.createDirectory(directory.resolve("inside"));
    var file = OutputFile.at(inside.resolve("plan.txt").toString());
    Files.delete(inside);

    // then
    assertThatThrownBy(() -> file.write(Result.of("text")))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining("cannot be written");
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "missing/plan.txt", "/dev/null", ""})
  void refusesWhatCannotBeAFile(String name) {
    // then
    assertThatThrownBy(() -> OutputFile.at(name))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("Output " + name + ": ");
  }
}
