package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import onekey.testkit.Golden;
import onekey.testkit.JsonField;
import onekey.testkit.JsonSchema;
import onekey.testkit.OutputSchema;
import onekey.testkit.SchemaTables;
import org.junit.jupiter.api.Test;

/** The published schema refuses what the JSON of {@code onekey terraform} never is. */
class TerraformSchemaTest {

  private static final String PLAN = "../plan/src/test/resources/onekey/plan/gate/created.json";

  private static final OutputSchema SCHEMA = OutputSchema.of("terraform");

  @Test
  void refusesWhatLacksAFieldOrHasOneOfAnotherType() {
    // given
    var document = document();

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

  private static JsonNode document() {
    var run = CommandLineRun.of("terraform", PLAN, "--format", "json");
    return JsonSchema.read(run.out());
  }
}
