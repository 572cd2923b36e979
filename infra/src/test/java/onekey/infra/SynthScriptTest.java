package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import onekey.testkit.Command;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real script in a project of its own, whose build and whose JDK only say what they do. */
class SynthScriptTest {

  private static final String JAR = "rule/target/onekey-rule-lambda.jar";
  private static final String MADE = "infra/target/synth/made";

  @TempDir private Path directory;

  private Path project = Path.of("");

  @BeforeEach
  void makeProject() throws IOException {
    project = Files.createDirectories(directory.resolve("a 'project' & $x"));
    for (var file : List.of("infra/synth", ".mvn/build.sh", ".mvn/run.sh")) {
      Files.copy(TestStack.PROJECT.resolve(file), inProject(file));
    }
    for (var source :
        List.of(
            "pom.xml",
            "rule/pom.xml",
            "rule/src/main/Judge.java",
            "infra/pom.xml",
            "infra/src/main/Stack.java")) {
      Files.createFile(inProject(source));
      isFrom(source, "2026-01-01T00:00:00Z");
    }
    isFrom("rule/src/main", "2026-01-01T00:00:00Z");
    isFrom("infra/src/main", "2026-01-01T00:00:00Z");
    write("jdk 25/bin/java", "echo \"app $*\"");
    write(
        "mvnw",
        """
        echo built >>builds
        mkdir -p rule/target infra/target/synth
        echo "$PWD/jdk 25" >target/java-home
        echo jar >%s
        echo a.jar:b.jar >infra/target/synth/classpath
        touch %s
        """
            .formatted(JAR, MADE));
  }

  @Test
  void buildsOnce() throws IOException {
    // when
    var first = synth();
    var second = synth();

    // then
    assertThat(builds()).hasSize(1);
    assertThat(first).isEqualTo(second);
    assertThat(first.status()).isZero();
    assertThat(first.output())
        .startsWith("app ")
        .endsWith("-cp infra/target/classes:a.jar:b.jar onekey.infra.OneKeyApp\n");
  }

  /** {@code mvnw test} makes the templates, but no jar. */
  @ParameterizedTest
  @CsvSource({
    "pom.xml, true, true",
    "rule/pom.xml, true, true",
    "rule/src/main, true, true",
    "rule/src/main/Judge.java, true, true",
    "rule/src/main/Judge.java, true, false",
    // Saved while the build ran: the jar is newer, and does not hold it.
    "rule/src/main/Judge.java, false, true",
    "infra/pom.xml, false, true",
    "infra/src/main/Stack.java, false, true"
  })
  void buildsAgainWhatIsOlderThanItsSources(String source, boolean jarIs, boolean madeIs)
      throws IOException {
    // given
    synth();
    isFrom(source, "2026-01-03T00:00:00Z");
    isFrom(JAR, jarIs ? "2026-01-02T00:00:00Z" : "2026-01-04T00:00:00Z");
    isFrom(MADE, madeIs ? "2026-01-02T00:00:00Z" : "2026-01-04T00:00:00Z");

    // when
    synth();

    // then
    assertThat(builds()).hasSize(2);
  }

  @Test
  void buildsAgainWhenTheJdkIsGone() throws IOException {
    // given
    synth();
    Files.writeString(project.resolve("target/java-home"), directory.resolve("gone") + "\n");

    // when
    synth();

    // then
    assertThat(builds()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[ERROR] Cannot find matching toolchain definitions for the following toolchain types:",
        "The JAVA_HOME environment variable is not defined correctly,"
      })
  void saysInOneSentenceThatThereIsNoJdk(String message) throws IOException {
    // given
    write("mvnw", "echo '%s'; exit 1".formatted(message));

    // when
    var synth = synth();

    // then
    assertThat(synth.status()).isEqualTo(1);
    assertThat(synth.output().lines()).first().isEqualTo(message);
    assertThat(synth.output().lines())
        .last()
        .asString()
        .startsWith("onekey: no JDK 25 or newer was found. Install one, ");
  }

  @Test
  void saysThatTheBuildFailed() throws IOException {
    // given
    write("mvnw", "echo '[ERROR] no network'; exit 1");

    // when
    var synth = synth();

    // then
    assertThat(synth)
        .isEqualTo(
            new Command(
                1,
                """
                [ERROR] no network
                onekey: the build failed; see above and target/synth-build.log.
                """));
  }

  private Command synth() {
    return Command.run(project, Map.of(), List.of("sh", "infra/synth"));
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(project.resolve("builds"));
  }

  private void isFrom(String file, String time) throws IOException {
    Files.setLastModifiedTime(project.resolve(file), FileTime.from(Instant.parse(time)));
  }

  private void write(String script, String content) throws IOException {
    Files.writeString(inProject(script), "#!/bin/sh\nset -eu\n" + content);
    assertThat(project.resolve(script).toFile().setExecutable(true)).isTrue();
  }

  private Path inProject(String file) throws IOException {
    Files.createDirectories(project.resolve(file).getParent());
    return project.resolve(file);
  }
}
