package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeRuntimeTest {

  @TempDir private Path directory;

  @Test
  void takesTheOldestThatWorks() throws IOException {
    assertThat(NodeRuntime.require(nodeSaying("v20.0.0"))).isEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v19.9.0", "v8.1.0", "nonsense"})
  void refusesAnOlderOne(String version) throws IOException {
    // given
    var command = nodeSaying(version);

    // then
    assertThatThrownBy(() -> NodeRuntime.require(command))
        .isInstanceOf(SynthesisRefusedException.class)
        .hasMessageContainingAll("Node.js 20 or newer", version, "https://nodejs.org/");
  }

  @Test
  void refusesNone() {
    assertThatThrownBy(() -> NodeRuntime.require(directory.resolve("none").toString()))
        .isInstanceOf(SynthesisRefusedException.class)
        .hasMessageContainingAll("cannot be run", "https://nodejs.org/");
  }

  private String nodeSaying(String version) throws IOException {
    var node =
        Files.createFile(
            directory.resolve("node"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return Files.writeString(node, "#!/bin/sh\necho " + version + "\n").toString();
  }
}
