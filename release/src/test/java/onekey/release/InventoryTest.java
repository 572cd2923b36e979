package onekey.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryTest {

  @TempDir private Path directory;

  @BeforeEach
  void concludesNothing() throws IOException {
    Files.createDirectory(directory.resolve("licences"));
    Files.writeString(directory.resolve("licences/concluded.properties"), "");
  }

  @Test
  void handsOnTheTextsInTheJars() throws IOException {
    // given
    jar("a-1.jar", "META-INF/LICENSE.txt", "Copyright A\r\n", "NOTICE", "noticed");
    jar("b-2.jar", "META-INF/x-LICENSE", "Copyright A\n", "b/License.class", "code");
    sbom(
        "function",
        """
        {"group": "g", "name": "b", "version": "2", "licenses": [{"license": {"id": "MIT"}}]},
        {"group": "g", "name": "a", "version": "1", "licenses": [{"expression": "MIT OR X"}]}\
        """);
    sbom("command-line", component("a", "1", "MIT"));

    // when
    write("function", "command-line");

    // then
    assertThat(notices())
        .contains(
            """

            g:a:1
                MIT; in command-line and function
            g:b:2
                MIT; in function
            """,
            """
            g:a:1, META-INF/LICENSE.txt
            g:b:2, META-INF/x-LICENSE
            --------------------------------------------------------------------------------

            Copyright A
            """,
            "g:a:1, NOTICE\n")
        .doesNotContain("code", "\r");
  }

  @Test
  void handsOnATextInAnOlderEncoding() throws IOException {
    // given
    jar("a-1.jar", "LICENSE", "Copyright M\u00fcller".getBytes(StandardCharsets.ISO_8859_1));
    sbom("function", component("a", "1", "MIT"));

    // when
    write("function");

    // then
    assertThat(notices()).contains("Copyright M\u00fcller\n");
  }

  @Test
  void takesTheTextOfTheSourceWhereTheJarHasNone() throws IOException {
    // given
    jar("a-1.jar", "NOTICE", "noticed");
    Files.writeString(directory.resolve("licences/g.txt"), "Copyright G");
    sbom("function", component("a", "1", "BSD-3-Clause"));

    // when
    write("function");

    // then
    assertThat(notices())
        .contains("g:a:1, licence of its source\n", "\nCopyright G\n", "\nnoticed\n");
  }

  @Test
  void refusesALibraryWithoutTheTextOfItsLicence() throws IOException {
    // given
    jar("a-1.jar", "NOTICE", "noticed");
    sbom("function", component("a", "1", "MIT"));

    // then
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> write("function"))
        .withMessage(
            "a-1.jar holds no text of its licence. Write the one of its source into release/src/main/licenses/g.txt.");
  }

  @Test
  void refusesALicenceThatIsNotAllowed() throws IOException {
    // given
    jar("a-1.jar", "LICENSE", "copyleft");
    sbom("function", component("a", "1", "GPL-3.0-only"));

    // then
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> write("function"))
        .withMessageStartingWith("g:a:1 is under \"GPL-3.0-only\".");
  }

  @Test
  void saysWhatWasConcludedInTheBillOfMaterialsToo() throws IOException {
    // given
    jar("a-1.jar", "LICENSE", "three clauses");
    Files.writeString(directory.resolve("licences/concluded.properties"), "g = BSD-3-Clause");
    sbom("function", component("a", "1", "BSD-4-Clause"));

    // when
    write("function");

    // then
    assertThat(notices()).contains("g:a:1\n    BSD-3-Clause; in function\n");
    assertThat(directory.resolve("out/function.json"))
        .content()
        .contains("\"id\" : \"BSD-3-Clause\"", "\"acknowledgement\" : \"concluded\"")
        .doesNotContain("BSD-4-Clause");
  }

  @Test
  void saysWhyThereIsNoBillOfMaterials() {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> write("function"))
        .withMessageStartingWith(directory.resolve("function.json") + " is missing.")
        .withMessageEndingWith("build without -o.");
  }

  @Test
  void listsNoModuleOfItsOwn() throws IOException {
    // given
    sbom(
        "function",
        """
        {"group": "onekey", "name": "onekey-plan", "version": "1", "licenses": []}\
        """);

    // when
    write("function");

    // then
    assertThat(notices()).doesNotContain("onekey-plan");
  }

  private void write(String... products) throws IOException {
    var files = new TreeMap<String, Path>();
    for (var product : products) {
      files.put(product, directory.resolve(product + ".json"));
    }
    Inventory.write(
        directory.resolve("out"), directory.resolve("licences"), directory, Map.copyOf(files));
  }

  private String notices() throws IOException {
    return Files.readString(directory.resolve("out").resolve(Inventory.NOTICES));
  }

  private static String component(String name, String version, String licence) {
    return """
    {"group": "g", "name": "%s", "version": "%s", "licenses": [{"license": {"id": "%s"}}]}\
    """
        .formatted(name, version, licence);
  }

  private void sbom(String product, String components) throws IOException {
    Files.writeString(
        directory.resolve(product + ".json"), "{\"components\": [%s]}".formatted(components));
  }

  private void jar(String name, String... entries) throws IOException {
    try (var jar = new JarOutputStream(Files.newOutputStream(directory.resolve(name)))) {
      for (var index = 0; index < entries.length; index += 2) {
        jar.putNextEntry(new JarEntry(entries[index]));
        jar.write(entries[index + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private void jar(String name, String entry, byte[] content) throws IOException {
    try (var jar = new JarOutputStream(Files.newOutputStream(directory.resolve(name)))) {
      jar.putNextEntry(new JarEntry(entry));
      jar.write(content);
    }
  }
}
