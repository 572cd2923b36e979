package onekey.plan.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import onekey.plan.language.Language;
import onekey.plan.model.Plan;
import onekey.plan.model.PlannedAccounts;
import onekey.plan.output.SafeText;
import onekey.plan.output.Terminal;
import onekey.testkit.JsonSchema;
import onekey.testkit.PublishedSchema;

/** Whatever an account has, its findings follow the schemas that OCSF and AWS have published. */
class SecurityFormatsProperties {

  /** AWS's limits that its description of the API does not have. */
  private static final int LARGEST_FINDING = 240 * 1024;

  private static final int LARGEST_BATCH = 6 * 1024 * 1024;

  /** Read once: Python takes a second. */
  private static final class Published {

    static final JsonSchema OCSF =
        PublishedSchema.ofOcsf(
            SecurityFormatsProperties.class.getSimpleName(),
            "1.8.0",
            "compliance_finding",
            "cloud");

    static final JsonSchema ASFF =
        PublishedSchema.ofAws(
            SecurityFormatsProperties.class.getSimpleName(), "securityhub", "BatchImportFindings");

    private Published() {}
  }

  @Provide
  Arbitrary<Plan> plans() {
    return GeneratedPlans.any();
  }

  @Property(tries = 100)
  void ocsfFollowsTheSchemaOfItsClass(@ForAll("plans") Plan plan) throws IOException {
    // when
    var events = written(PlanFormat.OCSF, plan);

    // then
    assertThat(events)
        .hasSize(expected(plan))
        .allSatisfy(event -> assertThat(Published.OCSF.problems(event)).isEmpty());
    assertThat(events).extracting(event -> event.at("/finding_info/uid")).doesNotHaveDuplicates();
  }

  @Property(tries = 100)
  void asffIsWhatBatchImportFindingsTakes(@ForAll("plans") Plan plan) throws IOException {
    // when
    var findings = written(PlanFormat.ASFF, plan);

    // then
    assertThat(findings).hasSize(expected(plan)).allSatisfy(SecurityFormatsProperties::fits);
    assertThat(findings).extracting(finding -> finding.get("Id")).doesNotHaveDuplicates();
    if (!findings.isEmpty()) {
      var batch = JsonSchema.read("{\"Findings\": %s}".formatted(findings));
      assertThat(Published.ASFF.problems(batch)).isEmpty();
    }
  }

  /**
   * The lengths that AWS documents, for instance of <a
   * href="https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_AwsSecurityFinding.html">AwsSecurityFinding</a>.
   */
  private static void fits(JsonNode finding) {
    assertThat(finding.get("Id").asText()).hasSizeBetween(1, 512);
    assertThat(finding.get("GeneratorId").asText()).hasSizeBetween(1, 512);
    assertThat(finding.get("Title").asText()).hasSizeBetween(1, 256);
    assertThat(finding.get("Description").asText()).hasSizeBetween(1, 1024);
    assertThat(finding.at("/Remediation/Recommendation/Text").asText()).hasSizeLessThan(513);
    assertThat(finding.get("AwsAccountId").asText()).hasSize(12);
    assertThat(finding.get("Types")).hasSizeLessThan(51);
    assertThat(finding.get("Resources")).hasSizeBetween(1, 32);
    assertThat(finding.get("ProductFields").properties())
        .hasSizeLessThan(51)
        .allSatisfy(
            field -> {
              assertThat(field.getKey()).hasSizeBetween(1, 128);
              assertThat(field.getValue().asText()).hasSizeBetween(1, 2048);
            });
    assertThat(finding.path("Compliance").path("RelatedRequirements"))
        .hasSizeLessThan(33)
        .allSatisfy(requirement -> assertThat(requirement.asText()).hasSizeLessThan(65));
    assertThat(texts(finding)).allSatisfy(text -> assertThat(text).isNotBlank());
    assertThat(finding.toString().getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThan(Math.min(LARGEST_FINDING, LARGEST_BATCH / 100));
  }

  @Property(tries = 100)
  void namesDoNothingToWhoeverShowsThem(@ForAll("plans") Plan plan) throws IOException {
    for (var format : List.of(PlanFormat.OCSF, PlanFormat.ASFF)) {
      // when
      var findings = written(format, plan);

      // then
      assertThat(findings)
          .allSatisfy(
              finding ->
                  assertThat(texts(finding))
                      .allSatisfy(
                          text -> {
                            assertThat(text).isEqualTo(SafeText.of(text));
                            // Not half a character.
                            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text))
                                .isTrue();
                          }));
    }
  }

  /** Or the properties above would show nothing. */
  @Example
  void thePublishedSchemasRefuseWhatTheyDoNotKnow() throws IOException {
    // given
    var plan = CompletePlan.ofSeveral();

    // then
    for (var event : written(PlanFormat.OCSF, plan)) {
      assertRefusedWithout(Published.OCSF, event, "/finding_info/uid");
      assertRefusedWithout(Published.OCSF, event, "/metadata/version");
      assertRefusedWithout(Published.OCSF, event, "/cloud/provider");
      assertRefusedWithout(Published.OCSF, event, "/class_uid");
      assertRefusedWith(Published.OCSF, event, "/compliance/status_id", 17);
      assertRefusedWith(Published.OCSF, event, "/compliance/verdict", 1);
    }
    for (var finding : written(PlanFormat.ASFF, plan)) {
      var batch = JsonSchema.read("{\"Findings\": [%s]}".formatted(finding));
      assertThat(Published.ASFF.problems(batch)).isEmpty();
      assertRefusedWithout(Published.ASFF, batch, "/Findings/0/ProductArn");
      assertRefusedWithout(Published.ASFF, batch, "/Findings/0/Resources/0/Id");
      assertRefusedWith(Published.ASFF, batch, "/Findings/0/Compliance/Status", 1);
      assertRefusedWith(Published.ASFF, batch, "/Findings/0/Verdict", 1);
    }
  }

  private static void assertRefusedWithout(JsonSchema schema, JsonNode document, String pointer) {
    var without = document.deepCopy();
    assertThat(without.at(pointer).isMissingNode()).as(pointer).isFalse();
    parent(without, pointer).remove(pointer.substring(pointer.lastIndexOf('/') + 1));
    assertThat(schema.problems(without)).as(pointer).isNotEmpty();
  }

  private static void assertRefusedWith(
      JsonSchema schema, JsonNode document, String pointer, int value) {
    var with = document.deepCopy();
    parent(with, pointer).put(pointer.substring(pointer.lastIndexOf('/') + 1), value);
    assertThat(schema.problems(with)).as(pointer).isNotEmpty();
  }

  private static ObjectNode parent(JsonNode document, String pointer) {
    return (ObjectNode) document.at(pointer.substring(0, pointer.lastIndexOf('/')));
  }

  private static int expected(Plan plan) {
    return plan.users().size()
        + plan.unread().size()
        + plan.accounts().map(SecurityFormatsProperties::inUse).orElse(0);
  }

  private static int inUse(PlannedAccounts accounts) {
    return accounts.read().size() + accounts.unread().size();
  }

  private static List<JsonNode> written(PlanFormat format, Plan plan) throws IOException {
    var out = new StringWriter();
    format.write(plan, Terminal.none(), Language.EN, out);
    assertThat(out.toString()).matches("[\n -~]*\n");
    return nodes(JsonSchema.read(out.toString())).toList();
  }

  private static Stream<JsonNode> nodes(JsonNode parent) {
    return StreamSupport.stream(parent.spliterator(), false);
  }

  private static List<String> texts(JsonNode node) {
    return node.isTextual()
        ? List.of(node.asText())
        : nodes(node).flatMap(child -> texts(child).stream()).toList();
  }
}
