package onekey.release;

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
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The scripts of the workflow that releases, in a project of their own. Programs that need GitHub
 * or Sigstore only say what they were asked to do.
 */
class ReleaseScriptsTest {

  @TempDir private Path directory;

  private Path project = Path.of("");
  private Path programs = Path.of("");
  private Path folder = Path.of("");

  @BeforeEach
  void makeProject() throws IOException {
    project = Files.createDirectory(directory.resolve("a project"));
    programs = Files.createDirectory(directory.resolve("programs"));
    Files.createDirectory(project.resolve(".ci"));
    for (var script : List.of("tag", "same", "sign", "publish")) {
      Files.copy(Tools.PROJECT.resolve(".ci").resolve(script), project.resolve(".ci/" + script));
    }
    for (var module : List.of("", "cli", "rule")) {
      Files.createDirectories(project.resolve(module));
      pom(module, "1.2.3");
    }
    Files.writeString(
        project.resolve("CHANGELOG.md"),
        """
        # Changelog

        ## [1.2.30]

        - Too new.

        ## [1.2.3] - 2026-12-01

        ### Added

        - What is new.

        ## [1.2.2]

        - Old.
        """);
    folder = Files.createDirectory(directory.resolve("re lease"));
    ReleaseFolder.main(folder.toString(), "onekey-1.2.3.zip=" + project.resolve("CHANGELOG.md"));
    for (var program : List.of("cosign", "gh")) {
      program(programs.resolve(program), "echo \"" + program + " $*\"; cat");
    }
  }

  @Test
  void takesTheTagOfTheVersion() {
    assertThat(script("tag", "v1.2.3")).isEqualTo(new Command(0, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1.2.3", "v1.2", "v1.2.3-SNAPSHOT", "v01.2.3", "v1.2.3 ", "v1.2.3\nv", "main"})
  void refusesATagThatIsNoVersion(String tag) {
    // when
    var run = script("tag", tag);

    // then
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output())
        .isEqualTo(
            "Tag \"%s\": a release has a tag vMAJOR.MINOR.PATCH, such as v1.0.0.\n".formatted(tag));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2.4", "1.2.3-SNAPSHOT", "1x2.3"})
  void refusesATagThatIsNotTheVersionOfEveryModule(String version) throws IOException {
    // given
    pom("rule", version);

    // when
    var run = script("tag", "v1.2.3");

    // then
    assertThat(run)
        .isEqualTo(
            new Command(
                1,
                "Tag \"v1.2.3\": rule/pom.xml has the version %s. Set it, commit, and tag that commit: ./mvnw -N versions:set -DnewVersion=1.2.3\n"
                    .formatted(version)));
  }

  @Test
  void refusesAVersionThatTheChangelogDoesNotDescribe() throws IOException {
    // given
    Files.writeString(project.resolve("CHANGELOG.md"), "## [Unreleased]\n\n## [1x2.3]\n");

    // when
    var run = script("tag", "v1.2.3");

    // then
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output()).contains("CHANGELOG.md has no section ## [1.2.3].");
  }

  /** As long as the version is that of a release to come. */
  @Test
  void readsTheVersionOfThisProject() {
    // when
    var run =
        Command.run(
            directory, Map.of(), List.of(Tools.PROJECT.resolve(".ci/tag").toString(), "v0.0.0"));

    // then
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output())
        .contains("pom.xml has the version %s.".formatted(BuiltRelease.VERSION));
  }

  @Test
  void draftsTheReleaseWithAllFilesAndWhatIsNew() {
    // when
    var run = script("publish", "v1.2.3", folder.toString());

    // then
    assertThat(run)
        .isEqualTo(
            new Command(
                0,
                "gh release create v1.2.3 --draft --verify-tag --title OneKey 1.2.3 --notes-file - %s/SHA256SUMS %s/onekey-1.2.3.zip\n\n### Added\n\n- What is new.\n\n"
                    .formatted(folder, folder)));
  }

  @Test
  void draftsNothingForAnotherTag() {
    // when
    var run = script("publish", "v1.2.4", folder.toString());

    // then
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output()).doesNotContain("gh ");
  }

  @Test
  void signsTheChecksums() {
    // when
    var run = script("sign", folder.toString());

    // then
    assertThat(run)
        .isEqualTo(
            new Command(
                0,
                "cosign sign-blob --yes --bundle %s/SHA256SUMS.sigstore.json %s/SHA256SUMS\n"
                    .formatted(folder, folder)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sign", "publish v1.2.3"})
  void doesNothingWithAFileThatWasChanged(String words) throws IOException {
    // given
    Files.writeString(folder.resolve("onekey-1.2.3.zip"), "another");

    // when
    var run =
        script(
            Stream.concat(Stream.of(words.split(" ", -1)), Stream.of(folder.toString()))
                .toArray(String[]::new));

    // then
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output()).contains("onekey-1.2.3.zip: FAILED").doesNotContain("cosign ", "gh ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sign", "publish", "publish v1.2.3"})
  void saysWhatIsMissing(String words) {
    // when
    var run = script(words.split(" ", -1));

    // then
    assertThat(run.status()).isNotZero();
    assertThat(run.output()).contains("Usage: .ci/");
  }

  @Test
  void twoBuildsThatAreTheSamePass() throws IOException {
    // given
    repository("cp pom.xml release/target/release/a.jar");

    // when
    var run = script("same");

    // then
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(run.output()).contains("Both builds are the same:\nchecksums\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pwd >release/target/release/a.jar",
        "date -d '2026-01-01T00:00Z' >release/target/release/a.jar",
        "umask >release/target/release/a.jar",
        "mkdir \"release/target/release/$(pwd | wc -c)\""
      })
  void twoBuildsThatDifferAreRefused(String does) throws IOException {
    // given
    repository(does);

    // when
    var run = script("same");

    // then
    assertThat(run.status()).as(run.output()).isEqualTo(1);
    assertThat(run.output()).contains("The two builds differ").doesNotContain("are the same");
  }

  @Test
  void aBuildThatFailsIsNotCompared() throws IOException {
    // given
    repository("exit 7");

    // then
    assertThat(script("same").status()).isEqualTo(7);
  }

  /** Makes the project a Git repository whose build does this. */
  private void repository(String does) throws IOException {
    program(
        project.resolve("mvnw"),
        "set -e; mkdir -p release/target/release; echo checksums >release/target/release/SHA256SUMS; "
            + does);
    Files.writeString(project.resolve(".gitignore"), "target/\n");
    for (var words :
        List.of(
            "init -q",
            "add -A",
            "-c user.name=test -c user.email=test@example.com commit -q -m test")) {
      Command.run(
              project,
              Map.of(),
              Stream.concat(Stream.of("git"), Stream.of(words.split(" ", -1))).toList())
          .successful();
    }
  }

  private void pom(String module, String version) throws IOException {
    Files.writeString(
        project.resolve(module).resolve("pom.xml"),
        """
        <project>
          <version>%s</version>
          <dependencies>
            <dependency>
              <version>9.9</version>
            </dependency>
          </dependencies>
        </project>
        """
            .formatted(version));
  }

  private Command script(String... words) {
    return Command.run(
        directory,
        Map.of("PATH", programs + ":" + System.getenv("PATH")),
        Stream.concat(
                Stream.of(project.resolve(".ci").resolve(words[0]).toString()),
                Stream.of(words).skip(1))
            .toList());
  }

  private static void program(Path file, String does) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + does + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
