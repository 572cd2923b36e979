package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.PrintStream;
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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The real start script in a project of its own, whose build only copies a small program. The JVM
 * is the real one.
 */
@Tag("slow")
class StartScriptTest {

  private static final Path SCRIPT = Path.of("../onekey");

  private static final List<String> OWN_OPTIONS =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  @TempDir private Path directory;

  private Path project = Path.of("");
  private Path target = Path.of("");

  /** What the project builds: tells how it was started, and ends as it is told to. */
  static final class Program {

    private Program() {}

    public static void main(String... arguments) throws Exception {
      System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
      System.out.println("arguments " + List.of(arguments));
      System.out.println("options " + ManagementFactory.getRuntimeMXBean().getInputArguments());
      switch (arguments.length == 0 ? "" : arguments[0]) {
        case "end" -> System.exit(base() + Integer.parseInt(arguments[1]));
        case "end-by-itself" -> System.exit(Integer.parseInt(arguments[1]));
        case "fill-memory" -> System.out.println(new long[Integer.MAX_VALUE - 8].length);
        case "kill" -> kill(arguments[1]);
        case "sleep" -> {
          System.out.println("pid " + ProcessHandle.current().pid());
          Thread.sleep(Duration.ofMinutes(5));
        }
        case "read" -> System.in.transferTo(System.out);
        default -> {}
      }
      System.exit(base());
    }

    private static int base() {
      return Integer.getInteger("onekey.exitCodeBase", 0);
    }

    private static void kill(String signal) throws Exception {
      new ProcessBuilder("kill", "-" + signal, "" + ProcessHandle.current().pid())
          .start()
          .waitFor();
      Thread.sleep(Duration.ofMinutes(5));
    }
  }

  private record Run(int exitCode, String out, String err) {}

  @BeforeEach
  void makeProject() throws IOException {
    project = Files.createDirectories(directory.resolve("a 'project' & \"mehr\" $x"));
    target = project.resolve("cli/target");
    Files.createDirectories(project.resolve("cli/src/main"));
    Files.createFile(project.resolve("pom.xml"));
    Files.createFile(project.resolve("cli/pom.xml"));
    executable(project.resolve("onekey"), Files.readString(SCRIPT));
    Files.createDirectory(project.resolve(".mvn"));
    for (var part : List.of(".mvn/build.sh", ".mvn/run.sh")) {
      Files.copy(SCRIPT.resolveSibling(part), project.resolve(part));
    }
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
      assertThat(run.out()).startsWith("arguments [one, two words]\n");
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
    assertThat(run.out()).startsWith("arguments [one]\n");
    assertThat(run.err()).isEmpty();
  }

  /** A plan takes its policy from there. */
  @Test
  void saysWhereTheCheckoutIs() throws Exception {
    // given
    start();
    var elsewhere = Files.createDirectories(directory.resolve("else where"));
    var link = Files.createSymbolicLink(elsewhere.resolve("link"), project.resolve("onekey"));

    // when
    var run = run(elsewhere, Map.of(), List.of(link.toString()));

    // then
    assertThat(run.out()).contains("-Donekey.home=%s".formatted(project.toRealPath()));
  }

  @Test
  void endsAsTheCommandDoes() throws Exception {
    // given
    start();

    for (var exitCode : List.of(0, 1, 2, 3, 4, 141)) {
      // when
      var run = start("end", "" + exitCode);

      // then
      assertThat(run.exitCode()).isEqualTo(exitCode);
      assertThat(run.err()).isEmpty();
    }
  }

  @Test
  void failsWhenJavaEndsByItself() throws Exception {
    // given
    start();

    for (var exitCode : List.of(0, 1, 3, 4, 99, 105)) {
      // when
      var run = start("end-by-itself", "" + exitCode);

      // then
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("Java ended with %d before the command".formatted(exitCode));
    }
  }

  @Test
  void failsWhateverTheOptionsOfJavaAre() throws Exception {
    // given options of which some end Java with 0 or 3
    start();
    var options =
        Map.of(
            "-Xlog:help", "JAVA_TOOL_OPTIONS",
            "-XX:NoSuchOption=1", "JAVA_TOOL_OPTIONS",
            "-Xmx8m -XX:+ExitOnOutOfMemoryError", "_JAVA_OPTIONS",
            "-Xmx8m", "JDK_JAVA_OPTIONS",
            "-agentlib:jdwp=help", "JAVA_TOOL_OPTIONS",
            "-version", "JDK_JAVA_OPTIONS",
            "-javaagent:no-such-file.jar", "JAVA_TOOL_OPTIONS");

    options.forEach(
        (option, variable) -> {
          // when
          var run = start(Map.of(variable, option), "fill-memory");

          // then
          assertThat(run.exitCode()).as(option).isEqualTo(1);
          assertThat(run.err()).contains("onekey: Java ended with ");
        });
  }

  @ParameterizedTest
  @CsvSource({"KILL,137", "TERM,143"})
  void saysWhichSignalEndedJava(String signal, int exitCode) throws Exception {
    // when
    var run = start("kill", signal);

    // then
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.err())
        .contains("onekey: Java was ended by signal %d before".formatted(exitCode - 128));
  }

  @Test
  void handsASignalOnToJava() throws Exception {
    // given
    start();
    var script = begin("sleep");
    var java = pidOfSleeper(script);

    // when
    script.destroy();

    // then
    assertThat(script.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(script.exitValue()).isEqualTo(143);
    assertThat(java.filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void handsStandardInputOnToJava() throws Exception {
    // given
    start();
    var script = begin("read");

    // when
    try (var input = script.getOutputStream()) {
      input.write("what was piped in".getBytes(StandardCharsets.UTF_8));
    }

    // then
    assertThat(new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .endsWith("what was piped in");
    assertThat(script.waitFor()).isZero();
  }

  @Test
  void runsWithoutStandardInput() throws Exception {
    // given
    start();

    // when
    var run = run(project, Map.of(), List.of("sh", "-c", "./onekey read <&-"));

    // then
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"LANG,C", "LC_ALL,POSIX", "LANG,xx_XX.UTF-8", "LC_CTYPE,C"})
  void handsOnTextBeyondAsciiInEveryLocale(String variable, String locale) throws Exception {
    assumeThat(Path.of("/usr/bin/locale")).exists();
    for (var script : List.of("/bin/sh", "/bin/bash")) {
      // when
      var run =
          run(
              directory,
              Map.of(variable, locale),
              List.of(
                  "env",
                  "-i",
                  "PATH=" + System.getenv("PATH"),
                  variable + "=" + locale,
                  "sh",
                  "-c",
                  // The bytes of the name, whatever the locale of this test is.
                  "exec \"$1\" \"$2\" \"$(printf '\\303\\234bersicht \\342\\200\\224')\"",
                  "sh",
                  script,
                  project.resolve("onekey").toString()));

      // then
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out()).startsWith("arguments [Übersicht —]\n");
    }
  }

  @Test
  void runsFromAPathBeyondAscii() throws Exception {
    // when a shell makes the path and removes it, because the locale may not let this JVM
    var run =
        run(
            directory,
            Map.of("LC_ALL", "C"),
            List.of(
                "sh",
                "-c",
                """
                copy=$1/$(printf '\\303\\234 \\342\\200\\224')
                cp -R "$2" "$copy"
                "$copy/onekey" one || exit
                "$copy/onekey" two || exit
                rm -rf "$copy"
                """,
                "sh",
                directory.toString(),
                project.toString()));

    // then
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("arguments [one]\n", "arguments [two]\n");
  }

  @Test
  void findsAHomeForTheBuild() throws Exception {
    // given
    writeBuild("echo \"$HOME\" >home");

    // when
    var run =
        run(
            directory,
            Map.of(),
            List.of("env", "-u", "HOME", project.resolve("onekey").toString()));

    // then
    assertThat(run.exitCode()).isZero();
    assertThat(Path.of(Files.readString(project.resolve("home")).strip())).isDirectory();
  }

  @Test
  void startsThatComeTogetherBuildOnce() throws Exception {
    // given
    writeBuild("sleep 2");

    // when
    var first = begin("one");
    var second = start("two");

    // then
    assertThat(first.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(first.exitValue()).isZero();
    assertThat(second.exitCode()).isZero();
    assertThat(second.out()).startsWith("arguments [two]\n");
    assertThat(builds()).containsExactly("begun", "done");
    assertThat(target).isDirectoryNotContaining("glob:**lock*");
  }

  @Test
  void aBuildThatFailsIsAFailureAndIsTriedAgain() throws Exception {
    // given
    writeBuild("echo '[ERROR] no network'; exit 3");

    // when
    var failed = start("one");

    // then
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err()).contains("[ERROR] no network").contains("the build failed");
    assertThat(target).isDirectoryNotContaining("glob:**lock*");

    // when
    writeBuild("");
    var run = start("one");

    // then
    assertThat(run.exitCode()).isZero();
    assertThat(builds()).containsExactly("begun", "begun", "done");
  }

  @Test
  void whatIsHalfBuiltIsNotStarted() throws Exception {
    // given a build that fails after it has replaced what was there
    start();
    Files.setLastModifiedTime(
        project.resolve("pom.xml"), FileTime.from(Instant.now().plus(Duration.ofHours(1))));
    writeBuild("echo broken >cli/target/onekey-cli.jar; exit 1");
    assertThat(start("one").exitCode()).isEqualTo(1);

    // when the source is as old as it was
    Files.setLastModifiedTime(project.resolve("pom.xml"), FileTime.from(Instant.EPOCH));
    writeBuild("");
    var run = start("one");

    // then
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("arguments [one]\n");
  }

  @Test
  void aBuildThatIsStoppedLeavesNoLockAndNoBuild() throws Exception {
    // given
    writeBuild("echo $$ >cli/target/build-pid; exec sleep 300");
    var script = begin("one");
    var build = pid(target.resolve("build-pid"));

    // when
    script.destroy();

    // then
    assertThat(script.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(script.exitValue()).isEqualTo(143);
    assertThat(target).isDirectoryNotContaining("glob:**lock*");
    assertThat(ProcessHandle.of(build).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void waitsForABuildWhoseStartWasKilled() throws Exception {
    // given
    writeBuild("echo $$ >cli/target/build-pid; sleep 4");
    var killed = begin("one");
    pid(target.resolve("build-pid"));
    killed.destroyForcibly();
    assertThat(killed.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(target.resolve("onekey-lock")).exists();

    // when
    var run = start("two");

    // then
    assertThat(run.exitCode()).isZero();
    assertThat(builds()).containsExactly("begun", "done", "begun", "done");
  }

  @Test
  void aLockOfAProcessThatIsGoneIsTakenAway() throws Exception {
    // given
    var gone = new ProcessBuilder("true").start();
    gone.waitFor();
    writeLock(gone.pid() + " " + machine() + "\nsh ./onekey\n");

    // when
    var run = start("one");

    // then
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void aLockWhoseNumberIsAnotherProcessNowIsTakenAway() throws Exception {
    // given
    writeLock(ProcessHandle.current().pid() + " " + machine() + "\nsh ./onekey\n");

    // when
    var run = start("one");

    // then
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void aLockWithoutAnOwnerIsTakenAwayWhenItIsOld() throws Exception {
    // given
    var lock = Files.createDirectories(target.resolve("onekey-lock"));
    Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minus(Duration.ofMinutes(5))));

    // when
    var run = start("one");

    // then
    assertThat(run.exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 another-machine\nsh ./onekey\n", ""})
  void waitsNoLongerThanItIsTold(String owner) throws Exception {
    // given
    writeLock(owner);

    // when
    var run = start(Map.of("ONEKEY_BUILD_WAIT_SECONDS", "1"), "one");

    // then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("another start is building; waiting for it")
        .contains("Then remove " + target.toRealPath().resolve("onekey-lock"));
    assertThat(run.out()).isEmpty();
  }

  @Test
  void runsWhereNothingCanBeWritten() throws Exception {
    // given
    start();
    var before = listing();
    chmod("a-w");

    // when
    var run = start("one");

    // then
    chmod("u+w");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(listing()).isEqualTo(before);
  }

  @Test
  void saysWhatCannotBeWrittenWhenItMustBeBuilt() throws Exception {
    // given a file where a directory has to be, which stops the superuser too
    Files.createFile(target);

    // when
    var run = start("one");

    // then
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("OneKey must be built, but %s cannot be written.".formatted(target.toRealPath()))
        .hasLineCount(1);
  }

  private void chmod(String mode) throws Exception {
    assertThat(new ProcessBuilder("chmod", "-R", mode, project.toString()).start().waitFor())
        .isZero();
  }

  private List<String> listing() throws IOException {
    try (var files = Files.walk(project)) {
      return files.map(Path::toString).sorted().toList();
    }
  }

  private void writeLock(String owner) throws IOException {
    var lock = Files.createDirectories(target.resolve("onekey-lock"));
    Files.writeString(lock.resolve("owner"), owner);
  }

  private static String machine() throws IOException {
    var uname = new ProcessBuilder("uname", "-n").start();
    return new String(uname.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  /** What the builds wrote down. */
  private List<String> builds() throws IOException {
    return Files.readAllLines(project.resolve("builds"));
  }

  private Process begin(String... arguments) throws IOException {
    var command = new ArrayList<>(List.of(project.resolve("onekey").toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeAll(OWN_OPTIONS);
    return builder.start();
  }

  private static Optional<ProcessHandle> pidOfSleeper(Process script) throws IOException {
    var lines = script.inputReader();
    var line = lines.readLine();
    while (!line.startsWith("pid ")) {
      line = lines.readLine();
    }
    return ProcessHandle.of(Long.parseLong(line.substring(4)));
  }

  private static long pid(Path file) throws Exception {
    for (var tries = 0; tries < 600; tries++) {
      if (Files.exists(file) && Files.readString(file).endsWith("\n")) {
        return Long.parseLong(Files.readString(file).strip());
      }
      Thread.sleep(100);
    }
    throw new AssertionError("The build did not begin.");
  }

  private Run start(String... arguments) {
    return start(Map.of(), arguments);
  }

  private Run start(Map<String, String> environment, String... arguments) {
    var command = new ArrayList<>(List.of(project.resolve("onekey").toString()));
    command.addAll(List.of(arguments));
    return run(directory, environment, command);
  }

  private Run run(Path from, Map<String, String> environment, List<String> command) {
    var err = directory.resolve("err");
    var builder = new ProcessBuilder(command).directory(from.toFile()).redirectError(err.toFile());
    builder.environment().keySet().removeAll(OWN_OPTIONS);
    builder.environment().putAll(environment);
    try {
      var process = builder.start();
      process.getOutputStream().close();
      var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      return new Run(process.exitValue(), out, Files.readString(err));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void writeBuild(Path javaHome) throws IOException {
    writeBuild(javaHome, "");
  }

  private void writeBuild(String first) throws IOException {
    writeBuild(Path.of(System.getProperty("java.home")), first);
  }

  /** Writes a build that does something first. */
  private void writeBuild(Path javaHome, String first) throws IOException {
    executable(
        project.resolve("mvnw"),
        """
        #!/bin/sh
        set -eu
        echo begun >>builds
        mkdir -p cli/target/lib
        %s
        mkdir -p target
        printf '%%s\\n' '%s' >target/java-home
        cp '%s' cli/target/onekey-cli.jar
        echo done >>builds
        """
            .formatted(first, javaHome, directory.resolve("program.jar")));
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
