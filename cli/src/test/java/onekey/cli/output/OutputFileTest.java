package onekey.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import onekey.cli.account.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFileTest {

  @TempDir private Path directory;

  @Test
  void writesANewFileAndNothingElse() {
    // when
    OutputFile.at(directory.resolve("plan.txt").toString()).write("text\n");

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
    OutputFile.at(file.toString()).write("after");

    // then
    assertThat(file).hasContent("after");
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(onlyMe);
  }

  @Test
  void writesWhatALinkPointsTo() throws IOException {
    // given
    var file = Files.writeString(directory.resolve("plan.txt"), "before");
    var link = Files.createSymbolicLink(directory.resolve("link"), file);

    // when
    OutputFile.at(link.toString()).write("after");

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
    assertThatThrownBy(() -> file.write("text"))
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
