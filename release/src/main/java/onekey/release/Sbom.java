package onekey.release;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A bill of materials in the JSON of CycloneDX.
 *
 * @see <a href="https://cyclonedx.org/docs/1.6/json/">CycloneDX 1.6</a>
 */
final class Sbom {

  private static final JsonMapper JSON = new JsonMapper();

  /** With the same line ends on every system. */
  private static final ObjectWriter WRITER =
      JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private static final String LICENSES = "licenses";

  private final JsonNode document;

  private Sbom(JsonNode document) {
    this.document = document;
  }

  /**
   * Reads what the build of a module wrote.
   *
   * @throws RefusedException if it wrote nothing
   */
  static Sbom read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new RefusedException(
          "%s is missing. The CycloneDX plugin writes it, and only where Maven is online: build without -o."
              .formatted(file));
    }
    return of(Files.readString(file));
  }

  static Sbom of(String json) throws IOException {
    return new Sbom(JSON.readTree(json));
  }

  /** Returns the libraries, sorted. */
  List<Component> components() {
    return document.path("components").valueStream().map(Sbom::component).sorted().toList();
  }

  private static Component component(JsonNode json) {
    return new Component(
        json.path("group").asText(),
        json.path("name").asText(),
        json.path("version").asText(),
        json.path(LICENSES).valueStream().map(Sbom::licence).toList());
  }

  private static String licence(JsonNode choice) {
    var license = choice.path("license");
    return choice
        .path("expression")
        .asText(license.path("id").asText(license.path("name").asText("")));
  }

  /**
   * Puts the licences in that somebody concluded from the text of a library, by its group.
   *
   * @see <a
   *     href="https://cyclonedx.org/docs/1.6/json/#components_items_licenses_oneOf_i0_items_license_acknowledgement">Declared
   *     and concluded licences</a>
   */
  void conclude(Map<String, String> licences) {
    for (var component : document.path("components")) {
      var concluded = licences.get(component.path("group").asText());
      if (concluded != null && component instanceof ObjectNode object) {
        object
            .putArray(LICENSES)
            .addObject()
            .putObject("license")
            .put("id", concluded)
            .put("acknowledgement", "concluded");
      }
    }
  }

  void write(Path file) throws IOException {
    Files.writeString(file, WRITER.writeValueAsString(document) + "\n");
  }
}
