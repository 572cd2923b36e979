package onekey.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseFolderTest {

  @TempDir private Path directory;

  @Test
  void holdsTheFilesByTheirNamesAndNothingOfAnEarlierVersion() throws IOException {
    // given
    var folder = directory.resolve("re lease");
    Files.createDirectories(folder.resolve("old"));
    Files.writeString(folder.resolve("old/onekey-0.9.zip"), "old");
    var file = Files.writeString(directory.resolve("built=x"), "abc");

    // when
    ReleaseFolder.main(folder.toString(), "b.zip=" + file, "a.jar=" + file);

    // then SHA-256 of abc, FIPS 180-4
    var sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assertThat(folder)
        .isDirectoryNotContaining("glob:**old")
        .isDirectoryContaining("glob:**a.jar")
        .isDirectoryContaining("glob:**b.zip");
    assertThat(folder.resolve(ReleaseFolder.CHECKSUMS))
        .hasContent("%s  a.jar\n%s  b.zip\n".formatted(sum, sum));
  }

  @Test
  void namesAFileThatIsMissing() {
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(
            () ->
                ReleaseFolder.main(
                    directory.resolve("release").toString(),
                    "a.jar=" + directory.resolve("nowhere.jar")))
        .withMessageContaining("nowhere.jar");
  }
}
