package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import onekey.testkit.Command;
import onekey.testkit.Tools;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real script in a project of its own, whose build only says what it was asked to do. */
class SlowLaneTest {

  static final List<String> PARTS = List.of("histories", "mutation", "speed");

  @TempDir private Path directory;

  @BeforeEach
  void makeProject() throws IOException {
    Files.createDirectory(directory.resolve(".ci"));
    Files.copy(Tools.PROJECT.resolve(".ci/slow"), directory.resolve(".ci/slow"));
    build("echo \"build $*\"");
  }

  @ParameterizedTest
  @FieldSource("PARTS")
  void everyPartBuildsFromAnyDirectory(String part) {
    // when
    var slow = slow(Map.of(), part);

    // then
    assertThat(slow.status()).isZero();
    assertThat(slow.output()).contains("build -");
  }

  @ParameterizedTest
  @FieldSource("PARTS")
  void aFailedBuildIsAFailure(String part) throws IOException {
    // given
    build("exit 7");

    // then
    assertThat(slow(Map.of(), part).status()).isNotZero();
  }

  @Test
  void historiesAreOthersThanThoseOfEveryBuildAndCanBeRepeated() {
    // when
    var tonight = slow(Map.of(), "histories").output();
    var again = slow(Map.of("ONEKEY_SEED", "42", "ONEKEY_HISTORIES", "1"), "histories").output();

    // then
    assertThat(tonight).containsPattern("-Donekey.seed=20\\d{14} -Donekey.histories=20000000\n");
    assertThat(again).contains("-Donekey.seed=42 -Donekey.histories=1\n");
  }

  @Test
  void whatIsMeasuredIsKept() throws IOException {
    // when
    slow(Map.of(), "speed");

    // then
    assertThat(directory.resolve("target/slow/speed.txt"))
        .content()
        .contains(
            "== judge --users 5000\nbuild ", "-Dbench=judge --users 5000\n", "-Dbench=start\n");
  }

  /** What the script names is there: a build that finds no test says nothing of it. */
  @Test
  void whatItAsksForExists() throws IOException {
    assertThat(Tools.PROJECT.resolve("rule/src/test/java/onekey/rule/judgement/LifeModelTest.java"))
        .content()
        .contains("\"onekey.seed\"", "\"onekey.histories\"");
    assertThat(Tools.PROJECT.resolve("rule/pom.xml")).content().contains("<id>mutation</id>");
    assertThat(Tools.PROJECT.resolve("cli/pom.xml")).content().contains("<id>bench</id>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "everything", "speed; echo hacked", "--help"})
  void refusesAnotherPart(String part) {
    assertThat(slow(Map.of(), part))
        .isEqualTo(new Command(2, "Usage: .ci/slow histories|mutation|speed\n"));
  }

  private void build(String does) throws IOException {
    var file = directory.resolve("mvnw");
    Files.writeString(file, "#!/bin/sh\n" + does + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private Command slow(Map<String, String> environment, String... words) {
    return Command.run(
        Path.of("/"),
        environment,
        Stream.concat(Stream.of(directory.resolve(".ci/slow").toString()), Stream.of(words))
            .toList());
  }
}
