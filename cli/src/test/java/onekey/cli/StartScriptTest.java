package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The real start script in a project of its own, whose build only copies a small program. The JVM
 * is the real one.
 */
class StartScriptTest {

  private static final Path SCRIPT = Path.of("../onekey");

  private static final List<String> OWN_OPTIONS =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  @TempDir private Path directory;

  private Path project = Path.of("");
  private Path target = Path.of("");

  /** What the project builds: tells how it was started. */
  static final class Program {

    private Program() {}

    public static void main(String... arguments) {
      System.out.println("arguments " + List.of(arguments));
      System.out.println("options " + ManagementFactory.getRuntimeMXBean().getInputArguments());
    }
  }

  private record Run(int exitCode, String out, String err) {}

  @BeforeEach
  void makeProject() throws IOException {
    project = Files.createDirectories(directory.resolve("a 'project' & more"));
    target = project.resolve("cli/target");
    Files.createDirectories(project.resolve("cli/src/main"));
    Files.createFile(project.resolve("pom.xml"));
    Files.createFile(project.resolve("cli/pom.xml"));
    executable(project.resolve("onekey"), Files.readString(SCRIPT));
    writeProgram(directory.resolve("program.jar"));
    writeBuild(Path.of(System.getProperty("java.home")));
  }

  @Test
  void buildsOnce() throws Exception {
    // when
    var first = start("one", "two words");
    var second = start("one", "two words");

    // then
    assertThat(first.err()).contains("onekey: building");
    assertThat(second.err()).isEmpty();
    for (var run : List.of(first, second)) {
      assertThat(run.exitCode()).isZero();
      assertThat(run.out())
          .startsWith("arguments [one, two words]\n")
          .contains("-XX:AOTCache=" + target.toRealPath().resolve("onekey.aot"));
    }
  }

  @Test
  void givesTheJvmACacheThatItTakes() throws Exception {
    // given
    start();

    // when
    var run = start(Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load"));

    // then
    assertThat(run.out()).contains("StartScriptTest$Program source: shared objects file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no cache"})
  void runsWithoutAWordWhereTheJvmRefusesTheCache(String content) throws Exception {
    // given
    start();
    Files.writeString(target.resolve("onekey.aot"), content);

    // when
    var run = start("one");

    // then
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("arguments [one]\n").contains("-XX:AOTCache=");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"onekey-cli.jar", "lib/library.jar"})
  void leavesTheCacheOfOtherJars(String jar) throws Exception {
    // given
    start();
    var changed = target.resolve(jar);
    if (!Files.exists(changed)) {
      Files.createFile(changed);
    }
    Files.setLastModifiedTime(changed, FileTime.from(Instant.now().plus(Duration.ofHours(1))));

    // when
    var run = start("one");

    // then
    assertThat(run.out()).startsWith("arguments [one]\n").doesNotContain("AOTCache");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void runsWithoutACache() throws Exception {
    // given
    start();
    Files.delete(target.resolve("onekey.aot"));

    // when
    var run = start("one");

    // then
    assertThat(run.out()).startsWith("arguments [one]\n").doesNotContain("AOTCache");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void runsWhereNoCacheCanBeMade() throws Exception {
    // given
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    executable(
        Files.createDirectories(directory.resolve("jdk/bin")).resolve("java"),
        """
        #!/bin/sh
        case $* in *AOTCacheOutput*) exit 1 ;; esac
        exec '%s' "$@"
        """
            .formatted(java));
    writeBuild(directory.resolve("jdk"));

    // when
    var run = start("one");

    // then
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("arguments [one]\n").doesNotContain("AOTCache");
  }

  @Test
  void yieldsToSomebodysOwnOptions() throws Exception {
    // given
    start();

    for (var variable : OWN_OPTIONS) {
      // when
      var run = start(Map.of(variable, "-Xshare:auto"), "one");

      // then
      assertThat(run.exitCode()).as(variable).isZero();
      assertThat(run.out()).startsWith("arguments [one]\n").doesNotContain("AOTCache");
    }
  }

  @Test
  void startsThroughALinkFromAnyDirectory() throws Exception {
    // given
    start();
    var elsewhere = Files.createDirectories(directory.resolve("else where"));
    Files.createSymbolicLink(elsewhere.resolve("first"), project.resolve("onekey"));
    Files.createSymbolicLink(elsewhere.resolve("second"), Path.of("first"));

    // when
    var run = run(elsewhere, Map.of(), List.of("./second", "one"));

    // then
    assertThat(run.out()).startsWith("arguments [one]\n").contains("-XX:AOTCache=");
    assertThat(run.err()).isEmpty();
  }

  private Run start(String... arguments) throws IOException, InterruptedException {
    return start(Map.of(), arguments);
  }

  private Run start(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(project.resolve("onekey").toString()));
    command.addAll(List.of(arguments));
    return run(directory, environment, command);
  }

  private Run run(Path from, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    var err = directory.resolve("err");
    var builder = new ProcessBuilder(command).directory(from.toFile()).redirectError(err.toFile());
    builder.environment().keySet().removeAll(OWN_OPTIONS);
    builder.environment().putAll(environment);
    var process = builder.start();
    process.getOutputStream().close();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Run(process.exitValue(), out, Files.readString(err));
  }

  private void writeBuild(Path javaHome) throws IOException {
    executable(
        project.resolve("mvnw"),
        """
        #!/bin/sh
        set -eu
        mkdir -p cli/target/lib
        printf '%%s\\n' '%s' >cli/target/java-home
        cp '%s' cli/target/onekey-cli.jar
        """
            .formatted(javaHome, directory.resolve("program.jar")));
  }

  private static void executable(Path file, String content) throws IOException {
    Files.writeString(file, content);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static void writeProgram(Path file) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Program.class.getName());
    var name = Program.class.getName().replace('.', '/') + ".class";
    try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest);
        var program = Program.class.getClassLoader().getResourceAsStream(name)) {
      jar.putNextEntry(new JarEntry(name));
      assertThat(program).isNotNull();
      program.transferTo(jar);
    }
  }
}
