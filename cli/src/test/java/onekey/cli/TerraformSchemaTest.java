package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import onekey.testkit.Golden;
import onekey.testkit.JsonField;
import onekey.testkit.JsonSchema;
import onekey.testkit.OutputSchema;
import onekey.testkit.SchemaTables;
import org.junit.jupiter.api.Test;

/** The published schema refuses what the JSON of {@code onekey terraform} never is. */
class TerraformSchemaTest {

  private static final OutputSchema SCHEMA = OutputSchema.of("terraform");

  @Test
  void refusesWhatLacksAFieldOrHasOneOfAnotherType() throws IOException {
    // given
    var document = golden();

    // then
    assertThat(SCHEMA.closed().problems(document)).isEmpty();
    assertThat(JsonField.of(document))
        .hasSizeGreaterThan(50)
        .allSatisfy(
            field ->
                assertThat(SCHEMA.published().problems(field.mistypedIn(document))).isNotEmpty())
        .filteredOn(field -> !isParameter(field))
        .allSatisfy(
            field ->
                assertThat(SCHEMA.published().problems(field.removedFrom(document))).isNotEmpty());
  }

  /** Which parameters there are is the business of the rule. */
  private static boolean isParameter(JsonField field) {
    return field.path().contains("policy");
  }

  @Test
  void theDocumentationHasItsTables() {
    // then
    Golden.assertPart(
        SchemaTables.of(SCHEMA.published().document()), "docs/terraform-json.md", "fields");
  }

  private static JsonNode golden() throws IOException {
    var golden = Files.readString(Path.of("src/test/resources/onekey/cli/golden/terraform.json"));
    return JsonSchema.read(golden);
  }
}
