package onekey.release;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static onekey.release.BuiltRelease.FOLDER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import onekey.testkit.Command;
import onekey.testkit.Tools;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the folder of the release holds. */
class ReleasedFilesTest {

  private static final String CLASS = ".class";

  @TempDir private static Path directory;
  private static Path unpacked = Path.of("");

  @BeforeAll
  static void unpack() {
    unpacked = BuiltRelease.unpack(FOLDER, directory);
  }

  @Test
  void areTheseByTheirVersions() throws IOException {
    try (var files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              BuiltRelease.FUNCTION,
              BuiltRelease.FUNCTION_SBOM,
              BuiltRelease.TEMPLATE,
              BuiltRelease.TAR,
              BuiltRelease.ZIP,
              BuiltRelease.COMMAND_LINE_SBOM,
              "LICENSE",
              "THIRD-PARTY-NOTICES.txt",
              "SHA256SUMS");
    }
  }

  /** Whoever deploys it says by parameters where the code is, so it names no bucket of a build. */
  @Test
  void haveATemplateThatTakesTheCodeFromWhereItsParametersSay() throws IOException {
    // given
    var template = new JsonMapper().readTree(FOLDER.resolve(BuiltRelease.TEMPLATE).toFile());

    // when
    var codes = template.path("Resources").findValues("Code");

    // then
    assertThat(codes).isNotEmpty();
    assertThat(codes)
        .allSatisfy(
            code -> {
              assertThat(template.path("Parameters").has(code.at("/S3Bucket/Ref").asText()))
                  .isTrue();
              assertThat(template.path("Parameters").has(code.at("/S3Key/Ref").asText())).isTrue();
            });
  }

  @Test
  void haveTheirChecksums() throws IOException {
    // when
    var check =
        Command.run(FOLDER, Map.of(), List.of("sha256sum", "--check", "--strict", "SHA256SUMS"));

    // then
    assertThat(check.status()).as(check.output()).isZero();
    try (var files = Files.list(FOLDER)) {
      assertThat(check.output()).hasLineCount((int) files.count() - 1);
    }
  }

  @Test
  void ofBothArchivesAreTheSame() throws IOException {
    // when
    var tar = BuiltRelease.files(directory);
    var zip = BuiltRelease.filesOfZip(FOLDER.resolve(BuiltRelease.ZIP));

    // then
    assertThat(tar).isEqualTo(zip).hasSizeGreaterThan(50);
    tar.forEach(
        (name, file) ->
            assertThat(PosixFilePermissions.toString(file.permissions()))
                .as(name)
                .isEqualTo(name.endsWith("/bin/onekey") ? "rwxr-xr-x" : "rw-r--r--"));
  }

  @Test
  void holdWhatEachSystemStarts() throws IOException {
    assertThat(Files.readString(unpacked.resolve("bin/onekey"))).doesNotContain("\r");
    assertThat(Files.readString(unpacked.resolve("bin/onekey.cmd")).replace("\r\n", ""))
        .doesNotContain("\n", "\r");
    assertThat(unpacked.resolve("lib/run.sh"))
        .hasSameTextualContentAs(Tools.PROJECT.resolve(".mvn/run.sh"));
    assertThat(unpacked.resolve("cdk.json"))
        .hasSameTextualContentAs(Tools.PROJECT.resolve("cdk.json"));
    assertThat(unpacked.resolve("THIRD-PARTY-NOTICES.txt"))
        .hasSameTextualContentAs(FOLDER.resolve("THIRD-PARTY-NOTICES.txt"));
  }

  /** The manifest, which Java reads, and the bill of materials, which people read. */
  @Test
  void namesExactlyTheLibrariesOfTheCommandLine() throws IOException {
    // given
    var libraries = jars();

    // then
    assertThat(libraries)
        .containsExactlyInAnyOrderElementsOf(
            components(BuiltRelease.COMMAND_LINE_SBOM).stream().map(Component::jar).toList());
    try (var jar = new JarFile(unpacked.resolve("onekey-cli.jar").toFile())) {
      assertThat(
              jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH).split(" "))
          .containsExactlyInAnyOrderElementsOf(
              libraries.stream().map(library -> "lib/" + library).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"onekey-rule", "onekey"})
  void billsOfMaterialsHaveTheHashesOfTheLibraries(String product) throws IOException {
    // given
    var sbom =
        new JsonMapper()
            .readTree(
                FOLDER.resolve("%s-%s.cdx.json".formatted(product, BuiltRelease.VERSION)).toFile());

    for (var component : sbom.path("components")) {
      // when
      var jar =
          unpacked.resolve(
              "lib/%s-%s.jar"
                  .formatted(component.path("name").asText(), component.path("version").asText()));

      // then
      assertThat(component.path("hashes").valueStream())
          .as(jar.toString())
          .filteredOn(hash -> hash.path("alg").asText().equals("SHA-256"))
          .extracting(hash -> hash.path("content").asText())
          .containsExactly(ReleaseFolder.sha256(Files.readAllBytes(jar)));
    }
    assertThat(sbom.path("components")).hasSizeGreaterThan(30);
  }

  /** Each class of the function is a class of one of them, and each of them has a class there. */
  @Test
  void namesExactlyTheLibrariesOfTheFunction() throws IOException {
    // given
    var origins = new HashMap<String, String>();
    var libraries =
        Stream.concat(
                components(BuiltRelease.FUNCTION_SBOM).stream().map(Component::jar),
                Stream.of("onekey-rule-%s.jar".formatted(BuiltRelease.VERSION)))
            .toList();
    for (var library : libraries) {
      classes(unpacked.resolve("lib").resolve(library))
          .forEach((name, hash) -> origins.put(name + hash, library));
    }

    // when
    var used = new HashSet<String>();
    var unknown = new ArrayList<String>();
    classes(FOLDER.resolve(BuiltRelease.FUNCTION))
        .forEach(
            (name, hash) -> {
              var origin = origins.get(name + hash);
              if (origin == null) {
                unknown.add(name);
              } else {
                used.add(origin);
              }
            });

    // then
    assertThat(unknown).isEmpty();
    assertThat(used).containsExactlyInAnyOrderElementsOf(libraries);
  }

  @ParameterizedTest
  @ValueSource(strings = {"onekey-rule", "onekey"})
  void haveOnlyLibrariesWhoseLicenceIsAllowedAndWhichTheNoticesName(String product)
      throws IOException {
    // given
    var notices = Files.readString(FOLDER.resolve("THIRD-PARTY-NOTICES.txt"));

    for (var library : components("%s-%s.cdx.json".formatted(product, BuiltRelease.VERSION))) {
      // then
      var licence = Licences.of(library);
      assertThat(
              library.isOwn() || notices.contains("\n%s\n    %s; in".formatted(library, licence)))
          .as(library.toString())
          .isTrue();
    }
  }

  /** A licence that was written down for a library that went away would be taken for the next. */
  @Test
  void useEveryLicenceThatWasWrittenDown() throws IOException {
    // given
    var groups = components(BuiltRelease.COMMAND_LINE_SBOM).stream().map(Component::group).toList();

    // then
    try (var files = Files.list(Tools.PROJECT.resolve("release/src/main/licenses"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .allSatisfy(
              file ->
                  assertThat(file)
                      .satisfiesAnyOf(
                          name -> assertThat(name).isEqualTo("concluded.properties"),
                          name -> assertThat(groups).contains(name.replace(".txt", ""))));
    }
  }

  /** Also not in a file of an archive, or in an archive of an archive. */
  @Test
  void sayNothingOfTheMachineThatBuiltThem() throws IOException {
    // given
    var path = Tools.PROJECT.toString();
    var found = new ArrayList<String>();
    var read = new HashSet<String>();

    // when
    for (var root : List.of(FOLDER, unpacked)) {
      try (var files = Files.walk(root)) {
        files.filter(Files::isRegularFile).forEach(file -> search(file, path, found, read));
      }
    }

    // then
    assertThat(found).isEmpty();
    assertThat(read).anyMatch(name -> name.contains("onekey-cli.jar!onekey/cli/OneKey.class"));
  }

  /** Maven may run on any. */
  @Test
  void sayNothingOfTheJdkThatRanMaven() throws IOException {
    for (var library : jars()) {
      if (library.startsWith("onekey-")) {
        try (var jar = new JarFile(unpacked.resolve("lib").resolve(library).toFile())) {
          assertThat(jar.getManifest().getMainAttributes().keySet())
              .as(library)
              .containsExactly(Attributes.Name.MANIFEST_VERSION);
        }
      }
    }
  }

  private static void search(Path file, String path, List<String> found, Set<String> read) {
    try (var input = Files.newInputStream(file)) {
      var name = file.toString();
      note(name, Files.readAllBytes(file), path, found, read);
      if (name.endsWith(".jar") || name.endsWith(".zip")) {
        BuiltRelease.eachEntry(
            name, input, (entry, bytes) -> note(entry, bytes, path, found, read));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void note(
      String name, byte[] bytes, String path, List<String> found, Set<String> read) {
    read.add(name);
    if (new String(bytes, ISO_8859_1).contains(new String(path.getBytes(UTF_8), ISO_8859_1))) {
      found.add(name);
    }
  }

  private static List<Component> components(String sbom) throws IOException {
    return Sbom.read(FOLDER.resolve(sbom)).components();
  }

  private static List<String> jars() throws IOException {
    try (var files = Files.list(unpacked.resolve("lib"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jar"))
          .toList();
    }
  }

  /** Returns the SHA-256 of each class, also of those for newer versions of Java. */
  private static Map<String, String> classes(Path jar) throws IOException {
    var classes = new HashMap<String, String>();
    try (var input = Files.newInputStream(jar)) {
      BuiltRelease.eachEntry(
          "",
          input,
          (name, bytes) -> {
            if (name.endsWith(CLASS) && !name.endsWith("module-info.class")) {
              classes.put(name, ReleaseFolder.sha256(bytes));
            }
          });
    }
    return classes;
  }
}
