package onekey.plan.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import onekey.plan.model.Plan;
import onekey.plan.output.Json;
import onekey.testkit.Golden;
import onekey.testkit.JsonField;
import onekey.testkit.JsonSchema;
import onekey.testkit.OutputSchema;
import onekey.testkit.SchemaTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schema refuses what the JSON of a plan never is. */
class PlanSchemaTest {

  private static final OutputSchema SCHEMA = OutputSchema.of("plan");

  /** All other fields are in every output. */
  private static final Set<String> OPTIONAL =
      Set.of(
          "exemptionTag",
          "ownerTag",
          "accountName",
          "audit",
          "accounts",
          "unreadAccounts",
          "skippedAccounts");

  static Stream<JsonNode> plans() {
    return Stream.of(document(CompletePlan.ofOneAccount()), document(CompletePlan.ofSeveral()));
  }

  @ParameterizedTest
  @MethodSource("plans")
  void takesAPlanThatHasEverything(JsonNode plan) {
    // then
    assertThat(SCHEMA.closed().problems(plan)).isEmpty();
    assertThat(SCHEMA.published().problems(plan)).isEmpty();
  }

  /** So that the tests below try all of them. */
  @Test
  void everyFieldOfTheSchemaIsInOneOfThem() {
    // then
    assertThat(plans().flatMap(plan -> JsonField.of(plan).stream()).map(JsonField::name))
        .containsAll(
            SCHEMA.published().document().findValues("properties").stream()
                .flatMap(properties -> properties.properties().stream())
                .map(Map.Entry::getKey)
                .toList());
  }

  @ParameterizedTest
  @MethodSource("plans")
  void refusesAPlanThatLacksAField(JsonNode plan) {
    assertThat(JsonField.of(plan))
        .allSatisfy(
            field ->
                assertThat(SCHEMA.published().problems(field.removedFrom(plan)).isEmpty())
                    .isEqualTo(isOptional(field, plan)));
  }

  /** The three lists of accounts come together, and a user's account is in a plan of several. */
  private static boolean isOptional(JsonField field, JsonNode plan) {
    return OPTIONAL.contains(field.name()) && !(plan.has("accounts") && field.path().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("plans")
  void refusesAPlanWithAFieldOfAnotherType(JsonNode plan) {
    assertThat(JsonField.of(plan))
        .allSatisfy(
            field -> assertThat(SCHEMA.published().problems(field.mistypedIn(plan))).isNotEmpty());
  }

  /** A consumer that was written for 1.0 goes on with what a later 1.x has. */
  @ParameterizedTest
  @MethodSource("plans")
  void takesWhatALaterMinorVersionMayHave(JsonNode plan) {
    // given
    var later = plan.deepCopy();
    ((ObjectNode) later).put("schemaVersion", "1.7").put("somethingNew", 1);
    var user = (ObjectNode) later.get("users").get(0);
    user.put("decision", "Ask").putObject("somethingNew");
    ((ObjectNode) user.get("accessKeys").get(0)).put("status", "Suspended").putArray("activity");

    // then
    assertThat(SCHEMA.published().problems(later)).isEmpty();
    assertThat(SCHEMA.closed().problems(later)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("plans")
  void refusesWhatOnlyALaterMajorVersionMayHave(JsonNode plan) {
    // given
    var version = plan.deepCopy();
    ((ObjectNode) version).put("schemaVersion", "2.0");
    var verdict = plan.deepCopy();
    ((ObjectNode) verdict.get("users").get(0)).put("complianceType", "MAYBE");
    var use = plan.deepCopy();
    ((ObjectNode) use.get("users").get(0).get("accessKeys").get(0).get("lastUse"))
        .put("state", "GUESSED");

    // then
    assertThat(List.of(version, verdict, use))
        .allSatisfy(changed -> assertThat(SCHEMA.published().problems(changed)).isNotEmpty());
  }

  @Test
  void refusesOneAccountThatLooksLikeSeveral() {
    // given
    var one = document(CompletePlan.ofOneAccount());
    ((ObjectNode) one.get("users").get(0)).put("accountId", "111122223333");
    var several = document(CompletePlan.ofSeveral());
    ((ObjectNode) several).put("accountId", "111122223333");

    // then
    assertThat(SCHEMA.published().problems(one)).isNotEmpty();
    assertThat(SCHEMA.published().problems(several)).isNotEmpty();
  }

  @Test
  void describesEveryField() {
    // given
    var objects = new ArrayList<JsonNode>();
    objects.add(SCHEMA.published().document());
    SCHEMA.published().document().get("$defs").forEach(objects::add);

    // then
    assertThat(objects)
        .hasSizeGreaterThan(15)
        .allSatisfy(
            object ->
                assertThat(object.get("properties").properties())
                    .allSatisfy(
                        field ->
                            assertThat(field.getValue().path("description").asText())
                                .as(field.getKey())
                                .endsWith(".")));
  }

  @Test
  void theDocumentationHasItsTables() {
    // then
    Golden.assertPart(
        SchemaTables.of(SCHEMA.published().document()), "docs/plan-json.md", "fields");
  }

  private static JsonNode document(Plan plan) {
    return JsonSchema.read(Json.of(PlanDocument.of(plan)));
  }
}
