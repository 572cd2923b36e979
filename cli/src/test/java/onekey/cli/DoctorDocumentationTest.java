package onekey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import onekey.cli.doctor.check.Status;
import onekey.cli.doctor.check.Topic;
import onekey.testkit.Tools;
import org.junit.jupiter.api.Test;

/** What the documentation says of doctor is so. */
class DoctorDocumentationTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z][^|`]+) \\|");

  @Test
  void theTableHasEveryCheck() throws IOException {
    // given
    var page = Files.readString(Tools.PROJECT.resolve("docs/doctor.md"));

    // when
    var rows = ROW.matcher(page).results().map(row -> row.group(1)).toList();

    // then
    assertThat(rows).containsExactlyElementsOf(titles());
  }

  private static List<String> titles() {
    return Arrays.stream(Topic.values()).map(Topic::title).toList();
  }

  @Test
  void theSchemaNamesEveryCheckAndStatus() throws IOException {
    // given
    var item = schema().at("/properties/checks/items/properties");

    // then
    assertThat(texts(item.at("/check/enum")))
        .containsExactlyElementsOf(Arrays.stream(Topic.values()).map(Enum::name).toList());
    assertThat(texts(item.at("/lines/items/properties/status/enum")))
        .containsExactlyElementsOf(Arrays.stream(Status.values()).map(Enum::name).toList());
  }

  @Test
  void jsonHasThePropertiesOfTheSchemaAndNoOthers() throws IOException {
    try (var account = DoctorSandbox.healthy()) {
      account.sandbox().recorders().stop();
      account.sandbox().faults().deny("GetTemplate");

      // when
      var withNames =
          PlannedSandbox.json(account.run("--format", "json", "--personal-details", "true"));
      var without = PlannedSandbox.json(account.run("--format", "json"));

      // then
      requireSame("", schema(), withNames);
      requireSame("", schema(), without);
    }
  }

  private static JsonNode schema() throws IOException {
    return new JsonMapper()
        .readTree(Tools.PROJECT.resolve("docs/schema/doctor-1.schema.json").toFile());
  }

  private static void requireSame(String path, JsonNode schema, JsonNode value) {
    assertThat(texts(schema.path("type"))).as(path).contains(typeOf(value));
    if (schema.has("pattern") && value.isTextual()) {
      assertThat(value.asText()).as(path).containsPattern(schema.path("pattern").asText());
    }
    if (schema.has("enum")) {
      assertThat(texts(schema.path("enum"))).as(path).contains(value.asText());
    }
    if (value.isObject()) {
      var properties = schema.path("properties");
      assertThat(value.fieldNames())
          .toIterable()
          .as(path)
          .containsExactlyElementsOf(names(properties));
      assertThat(texts(schema.path("required")))
          .as(path)
          .containsExactlyElementsOf(names(properties));
      value
          .properties()
          .forEach(
              field ->
                  requireSame(
                      path + "/" + field.getKey(),
                      properties.path(field.getKey()),
                      field.getValue()));
    }
    value
        .elements()
        .forEachRemaining(
            element -> {
              if (value.isArray()) {
                requireSame(path + "/*", schema.path("items"), element);
              }
            });
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static String typeOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "object";
      case ARRAY -> "array";
      case STRING -> "string";
      case BOOLEAN -> "boolean";
      case NULL -> "null";
      case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
      case BINARY, MISSING, POJO -> "none";
    };
  }

  /** A list, or one text without a list. */
  private static List<String> texts(JsonNode node) {
    return node.isArray()
        ? StreamSupport.stream(node.spliterator(), false).map(JsonNode::asText).toList()
        : List.of(node.asText());
  }
}
