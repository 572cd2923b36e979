package onekey.cli.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import onekey.cli.doctor.check.Status;
import onekey.cli.drill.DrillOrder.Visit;
import onekey.plan.output.Json;
import onekey.testkit.Golden;
import onekey.testkit.JsonField;
import onekey.testkit.JsonSchema;
import onekey.testkit.OutputSchema;
import onekey.testkit.SchemaTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The JSON of a drill follows its schema, and says what the text says. */
class DrillDocumentTest {

  private static final OutputSchema SCHEMA = OutputSchema.of("drill");

  private static String json(DrillSandbox account, Visit visit, DrillReport report) {
    return Json.of(
        DrillDocument.of(
            report,
            new DrillOrder(visit, DrillOrder.USUAL_NAME, true),
            account.rule,
            "us-east-1",
            account.aws.clock().instant()));
  }

  @ParameterizedTest
  @EnumSource(
      value = Visit.class,
      names = {"WHOLE", "FIRST_OF_SEVERAL", "CLEAN"})
  void followsItsSchema(Visit visit) {
    try (var account = new DrillSandbox(DrillSandbox.WITHIN_DAYS)) {
      // when
      var report = account.run(visit);

      // then
      var json = json(account, visit, report);
      SCHEMA.assertFollowedBy(json);
      assertThat(JsonSchema.read(json).path("lines"))
          .extracting(line -> line.path("text").asText())
          .containsExactlyElementsOf(report.lines().stream().map(DrillLine::found).toList());
    }
  }

  @Test
  void saysWhatIsLeftAndRefusesWhatLacksAField() {
    try (var account = new DrillSandbox()) {
      // given
      account.aws.faults().deny("DeleteUser");

      // when
      var report = account.run(Visit.WHOLE);

      // then
      var document = JsonSchema.read(json(account, Visit.WHOLE, report));
      assertThat(document.path("left")).isNotEmpty();
      assertThat(JsonField.of(document))
          .hasSizeGreaterThan(30)
          .allSatisfy(
              field -> {
                assertThat(SCHEMA.published().problems(field.mistypedIn(document))).isNotEmpty();
                assertThat(SCHEMA.published().problems(field.removedFrom(document))).isNotEmpty();
              });
    }
  }

  @Test
  void theSchemaNamesEveryVisitAndStatus() {
    var document = SCHEMA.published().document();
    assertThat(texts(document.at("/properties/visit/anyOf/0/enum")))
        .isEqualTo(Arrays.stream(Visit.values()).map(Enum::name).toList());
    assertThat(texts(document.at("/$defs/line/properties/status/enum")))
        .isEqualTo(Arrays.stream(Status.values()).map(Enum::name).toList());
  }

  private static List<String> texts(Iterable<JsonNode> list) {
    return StreamSupport.stream(list.spliterator(), false).map(node -> node.asText()).toList();
  }

  @Test
  void theDocumentationHasItsTables() {
    Golden.assertPart(SchemaTables.of(SCHEMA.published().document()), "docs/drill.md", "fields");
  }
}
