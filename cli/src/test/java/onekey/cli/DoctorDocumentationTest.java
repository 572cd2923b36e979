package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import onekey.cli.doctor.check.Status;
import onekey.cli.doctor.check.Topic;
import onekey.testkit.Golden;
import onekey.testkit.JsonField;
import onekey.testkit.JsonSchema;
import onekey.testkit.OutputSchema;
import onekey.testkit.SchemaTables;
import onekey.testkit.Tools;
import org.junit.jupiter.api.Test;

/**
 * What the documentation says of doctor is so. That each JSON follows the schema, every test
 * asserts that prints one.
 */
class DoctorDocumentationTest {

  private static final OutputSchema SCHEMA = OutputSchema.of("doctor");

  /** A row of the table of checks; other tables begin with code or a word in lower case. */
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z][^|`]+) \\|");

  @Test
  void theTableHasEveryCheck() throws IOException {
    // given
    var page = Files.readString(Tools.PROJECT.resolve("docs/doctor.md"));

    // when
    var rows = ROW.matcher(page).results().map(row -> row.group(1)).toList();

    // then
    assertThat(rows)
        .containsExactlyElementsOf(Arrays.stream(Topic.values()).map(Topic::title).toList());
  }

  @Test
  void theSchemaNamesEveryCheckAndStatus() {
    // given
    var document = SCHEMA.published().document();

    // then
    assertThat(texts(document.at("/$defs/check/properties/check/anyOf/0/enum")))
        .containsExactlyElementsOf(names(Topic.values()));
    assertThat(texts(document.at("/$defs/line/properties/status/enum")))
        .containsExactlyElementsOf(names(Status.values()));
  }

  @Test
  void theSchemaRefusesWhatLacksAFieldOrHasOneOfAnotherType() {
    try (var account = DoctorSandbox.healthy()) {
      account.sandbox().recorders().stop();

      // when
      var document = JsonSchema.read(account.run("--format", "json").out());

      // then
      assertThat(JsonField.of(document))
          .hasSizeGreaterThan(50)
          .allSatisfy(
              field -> {
                assertThat(SCHEMA.published().problems(field.mistypedIn(document))).isNotEmpty();
                assertThat(SCHEMA.published().problems(field.removedFrom(document))).isNotEmpty();
              });
    }
  }

  @Test
  void theDocumentationHasItsTables() {
    // then
    Golden.assertPart(SchemaTables.of(SCHEMA.published().document()), "docs/doctor.md", "fields");
  }

  private static List<String> names(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Enum::name).toList();
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
