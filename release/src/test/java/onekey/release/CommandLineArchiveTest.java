package onekey.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import onekey.testkit.Command;
import onekey.testkit.Tools;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The command line from a release alone: a copy of the folder elsewhere, without the environment of
 * the build.
 */
class CommandLineArchiveTest {

  private static final String JAVA_25 = System.getProperty("java.home");

  @TempDir private static Path temporary;
  private static Path archive = Path.of("");

  @TempDir private Path directory;

  @BeforeAll
  static void unpackACopy() throws IOException {
    var copy = Files.createDirectory(temporary.resolve("a 'copy' $x"));
    Files.copy(BuiltRelease.FOLDER.resolve(BuiltRelease.TAR), copy.resolve(BuiltRelease.TAR));
    archive = BuiltRelease.unpack(copy, copy);
  }

  @Test
  void saysItsVersion() {
    // when
    var run = onekey("--version");

    // then
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(run.output())
        .startsWith("onekey " + BuiltRelease.VERSION)
        .contains("JDK " + Runtime.version());
  }

  @Test
  void saysHowItIsUsed() {
    // when
    var run = onekey("--help");

    // then
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(run.output()).startsWith("Usage: onekey ").contains("  plan ", "  demo ");
  }

  @Test
  void plansByThePolicyOfTheRelease() throws IOException {
    // given
    var report =
        Files.copy(
            Tools.PROJECT.resolve(
                "plan/src/test/resources/onekey/plan/source/report/credential-report.csv"),
            directory.resolve("report.csv"));

    // when
    var run = onekey("plan", "--credential-report", report.toString());

    // then
    assertThat(run.status()).as(run.output()).isEqualTo(3);
    assertThat(run.output())
        .contains("4 users: 3 COMPLIANT, 1 NON_COMPLIANT")
        .contains("(from %s)".formatted(archive.toRealPath().resolve("cdk.json")));
  }

  @Test
  void refusesWhatIsWrong() {
    // when
    var run = onekey("plan", "--credential-report", "nowhere.csv");

    // then
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.output()).contains("nowhere.csv");
  }

  /**
   * It needs neither Node.js nor a checkout: the template that it deploys was made by the build.
   */
  @Test
  void showsTheLifeOfAKey() throws IOException {
    // when
    var run = run(onlyTools(), JAVA_25, script(), "demo");

    // then
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(run.output()).contains("was made active again");
  }

  @Test
  void startsThroughLinksFromAnyDirectory() throws IOException {
    // given
    var elsewhere = Files.createDirectory(temporary.resolve("else where"));
    Files.createSymbolicLink(elsewhere.resolve("first"), Path.of(script()));
    Files.createSymbolicLink(elsewhere.resolve("second"), Path.of("first"));

    // when
    var run =
        Command.run(
            elsewhere,
            Map.of(),
            List.of("env", "-i", "PATH=/usr/bin:/bin", "JAVA_HOME=" + JAVA_25, "./second", "-V"));

    // then
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(run.output()).startsWith("onekey " + BuiltRelease.VERSION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"25", "25.0.1", "25-ea", "26-internal", "100.1"})
  void runsOnANewEnoughJavaOfJavaHome(String version) throws IOException {
    // given
    var java = jdk("new", version, "echo \"$0 $*\"; exit 100");

    // when
    var run = run(onlyTools(), java.toString(), script(), "plan", "two words");

    // then
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(run.output())
        .startsWith(java.resolve("bin/java").toString())
        .endsWith("%s/onekey-cli.jar plan two words\n".formatted(archive.toRealPath()));
  }

  @Test
  void runsOnTheJavaOfThePathIfThatOfJavaHomeIsTooOld() throws IOException {
    // given
    var old = jdk("old", "17.0.15", "echo wrong");
    var path = onlyTools();
    var java = jdk("new", "25.0.3", "echo right; exit 100");
    Files.createSymbolicLink(path.resolve("java"), java.resolve("bin/java"));

    // when
    var run = run(path, old.toString(), script());

    // then
    assertThat(run.output()).isEqualTo("right\n");
  }

  @Test
  void refusesAnOlderJava() throws IOException {
    // given one that says its version only when it is started
    var old = jdk("old", "17.0.15", "echo wrong");
    var path = onlyTools();
    tool(path.resolve("java"), "echo 'java version \"1.8.0_402\"' >&2");

    // when
    var run = run(path, old.toString(), script(), "plan");

    // then
    assertThat(run)
        .isEqualTo(
            new Command(
                1,
                "onekey: Java 25 or newer was not found. JAVA_HOME (%s) is Java 17.0.15. java on the PATH (%s) is Java 1.8.0_402. Install one, for instance from https://adoptium.net, and set JAVA_HOME to it.\n"
                    .formatted(old, path.resolve("java"))));
  }

  @Test
  void refusesToRunWithoutJava() throws IOException {
    // when
    var run = run(onlyTools(), directory.toString(), script());

    // then
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output())
        .contains(
            "JAVA_HOME (%s) has no bin/java. There is no java on the PATH.".formatted(directory));
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit 1", "echo Something else", "echo 'openjdk version \"abc\"'"})
  void refusesWhatDoesNotSayItsVersion(String does) throws IOException {
    // given
    var path = onlyTools();
    tool(path.resolve("java"), does);

    // when
    var run = run(path, "", script());

    // then
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output()).contains("onekey: Java 25 or newer was not found. java on the PATH");
  }

  @ParameterizedTest
  @CsvSource({
    "100, 0",
    "101, 1",
    "102, 2",
    "103, 3",
    "104, 4",
    "241, 141",
    "0, 1",
    "3, 1",
    "4, 1",
    "137, 137"
  })
  void endsAsTheCommandDoesAndNotAsAJvmThatDidNotRunIt(int java, int status) throws IOException {
    // given
    var home = jdk("new", "25", "exit " + java);

    // then
    assertThat(run(onlyTools(), home.toString(), script()).status()).isEqualTo(status);
  }

  @Test
  void handsASignalOnToJava() throws Exception {
    // given
    var home = jdk("new", "25", "echo started; exec sleep 300");
    var process =
        new ProcessBuilder(
                command("/usr/bin:/bin", home.toString(), script()).toArray(String[]::new))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.inputReader().readLine()).isEqualTo("started");
    var children = process.descendants().toList();

    // when
    process.destroy();

    // then
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
  }

  private static String script() {
    return archive.resolve("bin/onekey").toString();
  }

  private Command onekey(String... arguments) {
    return Command.run(directory, Map.of(), command("/usr/bin:/bin", JAVA_25, script(), arguments));
  }

  private Command run(Path path, String javaHome, String script, String... arguments) {
    return Command.run(directory, Map.of(), command(path.toString(), javaHome, script, arguments));
  }

  private List<String> command(String path, String javaHome, String script, String... arguments) {
    var words =
        new ArrayList<>(
            List.of("env", "-i", "PATH=" + path, "HOME=" + directory, "JAVA_HOME=" + javaHome));
    words.add(script);
    words.addAll(List.of(arguments));
    return words;
  }

  /** Makes a directory with what a shell script needs, and without any Java. */
  private Path onlyTools() throws IOException {
    var tools = Files.createDirectory(directory.resolve("tools"));
    for (var name : List.of("dirname", "env", "locale", "readlink", "sed", "sleep", "stty")) {
      tool(tools.resolve(name), "PATH=/usr/bin:/bin exec %s \"$@\"".formatted(name));
    }
    return tools;
  }

  /** Makes what looks like a JDK of this version. */
  private Path jdk(String name, String version, String does) throws IOException {
    var home = directory.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(
        home.resolve("release"),
        "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"%s\"\nMODULES=\"java.base\"\n"
            .formatted(version));
    tool(home.resolve("bin/java"), does);
    return home;
  }

  private static void tool(Path file, String does) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + does + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
