package onekey.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import onekey.testkit.Command;
import onekey.testkit.Tools;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same source gives the same bytes: in another folder, built from nothing, several modules at a
 * time, and with another umask, time zone and language.
 */
@Tag("slow")
class ReproducibleBuildTest {

  private static final Map<String, String> ANOTHER_ENVIRONMENT =
      Map.of(
          "TZ", "Asia/Kathmandu",
          "LC_ALL", "C",
          // An i in upper case has a dot there, and the day has begun already.
          "JAVA_TOOL_OPTIONS",
              "-Duser.language=tr -Duser.country=TR -Duser.timezone=Pacific/Kiritimati");

  @TempDir private Path directory;

  @Test
  void anotherBuildOfTheSameSourceGivesTheSameBytes() throws IOException {
    // given
    var copy = copyOfTheCheckout();

    // when
    var build =
        Command.run(
            copy,
            ANOTHER_ENVIRONMENT,
            List.of("sh", "-c", "umask 077 && exec ./mvnw -B -ntp -T1C -Prelease package"));

    // then
    assertThat(build.status()).as(end(build.output())).isZero();
    assertThat(differences(BuiltRelease.FOLDER, copy.resolve("release/target/release")))
        .as("Is something left over from an older build? Then ./mvnw clean helps.")
        .isEmpty();
  }

  @Test
  void wouldNameWhatDiffers() throws IOException {
    // given
    var one = Files.createDirectory(directory.resolve("one"));
    var other = Files.createDirectory(directory.resolve("other"));
    for (var folder : List.of(one, other)) {
      Files.writeString(folder.resolve("LICENSE"), "same");
      var packed = Files.createDirectories(folder.resolve("content/bin"));
      Files.writeString(packed.resolve("same"), "same");
      Files.writeString(packed.resolve("onekey"), folder.toString());
      var jar = Path.of(System.getProperty("java.home"), "bin/jar").toString();
      for (var words :
          List.of(
              List.of("tar", "-czf", "../a.tar.gz", "bin"),
              List.of(jar, "-cfM", "../b.jar", "bin"))) {
        Command.run(folder.resolve("content"), Map.of(), words).successful();
      }
    }
    Files.writeString(other.resolve("more"), "");

    // then
    assertThat(differences(one, other))
        .contains("a.tar.gz!bin/onekey", "b.jar!bin/onekey", "more")
        .doesNotContain("LICENSE", "a.tar.gz!bin/same", "b.jar!bin/same");
  }

  /** The commit that is checked out, with all that was changed or added since. */
  private Path copyOfTheCheckout() throws IOException {
    var copy = directory.resolve("another folder");
    if (git("rev-parse", "--show-toplevel").status() != 0) {
      throw Tools.notRun("ReproducibleBuildTest", "This is no clone of a Git repository.");
    }
    Command.run(
            Tools.PROJECT,
            Map.of(),
            List.of("sh", "-c", "umask 077 && git clone -q . \"$1\"", "sh", copy.toString()))
        .successful();
    for (var name : files("--cached", "--others", "--exclude-standard")) {
      var file = Tools.PROJECT.resolve(name);
      var target = copy.resolve(name);
      if (!Files.exists(file)) {
        Files.deleteIfExists(target);
      } else if (!Files.exists(target) || Files.mismatch(file, target) >= 0) {
        Files.createDirectories(target.getParent());
        Files.copy(
            file, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return copy;
  }

  private static List<String> files(String... which) {
    var words = Stream.concat(Stream.of("ls-files", "-z"), Stream.of(which));
    return Stream.of(git(words.toArray(String[]::new)).successful().split("\0", -1))
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static Command git(String... words) {
    return Command.run(
        Tools.PROJECT, Map.of(), Stream.concat(Stream.of("git"), Stream.of(words)).toList());
  }

  /** Returns the names of the files that differ, and of the entries if they are archives. */
  private List<String> differences(Path one, Path other) throws IOException {
    var differences = new ArrayList<String>();
    for (var name : different(hashes(one), hashes(other))) {
      differences.add(name);
      if (Files.exists(one.resolve(name)) && Files.exists(other.resolve(name))) {
        different(entries(one.resolve(name)), entries(other.resolve(name)))
            .forEach(entry -> differences.add(name + "!" + entry));
      }
    }
    return differences;
  }

  private static List<String> different(Map<String, String> one, Map<String, String> other) {
    return Stream.concat(one.keySet().stream(), other.keySet().stream())
        .distinct()
        .sorted()
        .filter(name -> !one.getOrDefault(name, "").equals(other.getOrDefault(name, "")))
        .toList();
  }

  private static Map<String, String> hashes(Path folder) throws IOException {
    var hashes = new HashMap<String, String>();
    BuiltRelease.files(folder).forEach((name, file) -> hashes.put(name, file.sha256()));
    return hashes;
  }

  private Map<String, String> entries(Path archive) throws IOException {
    var name = archive.getFileName().toString();
    if (name.endsWith(".tar.gz")) {
      var unpacked = Files.createTempDirectory(directory, "unpacked");
      Command.run(unpacked, Map.of(), List.of("tar", "-xpzf", archive.toString())).successful();
      return hashes(unpacked);
    }
    var entries = new HashMap<String, String>();
    if (name.endsWith(".zip") || name.endsWith(".jar")) {
      try (var input = Files.newInputStream(archive)) {
        BuiltRelease.eachEntry(
            "",
            input,
            (entry, bytes) -> entries.put(entry.substring(1), ReleaseFolder.sha256(bytes)));
      }
    }
    return entries;
  }

  private static String end(String output) {
    var lines = output.lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
  }
}
