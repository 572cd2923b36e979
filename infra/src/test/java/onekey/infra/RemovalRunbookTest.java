package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import onekey.infra.Runbook.Step;
import onekey.testkit.Golden;
import onekey.testkit.Tools;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The runbook, as the synthesized template has it. */
class RemovalRunbookTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static JsonNode content = MAPPER.createObjectNode();

  @BeforeAll
  static void synthesize() {
    content =
        TestStack.content(TestStack.json(TestStack.template(Map.of())), "RemovalRunbookDocument");
  }

  @Test
  void breaksNoRule() {
    assertThat(RunbookRules.violations(Runbook.of(content))).isEmpty();
  }

  @Test
  void callsApisThatExistWithAllThatTheyNeed() throws Exception {
    // given
    var model = new ServiceModel(Tools.python("RemovalRunbookTest"));

    // then
    assertThat(model.violations(Runbook.of(content))).isEmpty();
  }

  /** A change of the runbook must be meant: this file says what it was. */
  @Test
  void isTheRunbookThatWasReviewed() {
    Golden.assertSame(
        content.toPrettyString() + "\n", "onekey/infra/RemoveExtraAccessKey.golden.json");
  }

  @ParameterizedTest
  @CsvSource({
    "IamUser, alice, true",
    "IamUser, AIDAQ3EGRSWHT5EXAMPLE, true",
    "IamUser, 'first.last+tag=x,y@example.com', true",
    "IamUser, a-b_c, true",
    "IamUser, '', false",
    "IamUser, /division/alice, false",
    "IamUser, 'alice bob', false",
    "IamUser, '*', false",
    "IamUser, '{{ DryRun }}', false",
    "Removal, Delete, true",
    "Removal, Deactivate, true",
    "Removal, delete, false",
    "Removal, '', false",
    "QuarantineDays, 0, true",
    "QuarantineDays, 7, true",
    "QuarantineDays, 89, true",
    "QuarantineDays, 90, true",
    "QuarantineDays, 91, false",
    "QuarantineDays, 07, false",
    "QuarantineDays, -1, false",
    "QuarantineDays, '', false",
    "QuarantineDays, a week, false",
    "DryRun, true, true",
    "DryRun, false, true",
    "DryRun, True, false",
    "DryRun, '', false",
    "ReevaluateAfterRemoval, true, true",
    "ReevaluateAfterRemoval, false, true",
    "ReevaluateAfterRemoval, no, false",
  })
  void takesWhatItShouldAndNothingElse(String parameter, String value, boolean taken) {
    assertThat(RunbookParameterRules.accepts(content.path("parameters").path(parameter), value))
        .isEqualTo(taken);
  }

  @Test
  void writesInTheseStepsOnly() {
    assertThat(Runbook.of(content).steps().values().stream().filter(Step::writes))
        .extracting(Step::name)
        .containsExactly(
            "DeactivateKey", "DeleteKey", "ScheduleDeletion", "ReevaluateRule", "RestoreKey");
  }

  @Test
  void deletesOnlyAfterAConfirmedDeactivation() {
    // given
    var runbook = Runbook.of(content);

    // then
    assertThat(RunbookRules.reachableWithout(runbook, "DeactivateKey")).doesNotContain("DeleteKey");
    assertThat(RunbookRules.reachableWithout(runbook, "ConfirmInactive"))
        .doesNotContain("DeleteKey");
    assertThat(RunbookRules.reachableWithout(runbook, "IsConfirmed")).doesNotContain("DeleteKey");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DeactivateKey", "ConfirmInactive", "IsConfirmed"})
  void schedulesADeletionOnlyAfterAConfirmedDeactivation(String step) {
    assertThat(RunbookRules.reachableWithout(Runbook.of(content), step))
        .doesNotContain("ScheduleDeletion");
  }

  @Test
  void asksNothingWhenItsParametersContradictEachOther() {
    assertThat(RunbookRules.reachableWithout(Runbook.of(content), "AreParametersConsistent"))
        .containsExactly("AreParametersConsistent");
    assertThat(Runbook.of(content).step("AreParametersConsistent").defaultStep())
        .contains("FailContradiction");
  }

  /** The stack refuses another quarantine with Deactivate, so the two must have one default. */
  @Test
  void hasTheQuarantineOfTheSettingsAsDefault() {
    // given
    var days = Integer.toString(RemediationSettings.DEFAULT_QUARANTINE_DAYS);

    // then
    assertThat(content.path("parameters").path("QuarantineDays").path("default").asText())
        .isEqualTo(days);
    assertThat(
            Runbook.of(content)
                .step("AreParametersConsistent")
                .inputs()
                .findValuesAsText("StringEquals"))
        .contains(days);
  }

  @Test
  void isNotFailedByAScheduleThatIsThereAlready() {
    // given
    var runbook = Runbook.of(content);

    // then
    assertThat(runbook.step("ScheduleDeletion").failureStep()).contains("IsDeletionScheduled");
    assertThat(runbook.step("IsDeletionScheduled").failureStep()).contains("FailKeyLeftInactive");
  }

  @ParameterizedTest
  @CsvSource({
    "IsDeletionScheduled, $.State, IsScheduleRoleOurs",
    "IsScheduleRoleOurs, $.Target.RoleArn, IsScheduleTargetOurs",
    "IsScheduleTargetOurs, $.Target.Arn, ShouldReevaluate"
  })
  void takesNoScheduleOfAnothersForItsOwn(String name, String selector, String next) {
    // given
    var runbook = Runbook.of(content);
    var step = runbook.step(name);

    // then
    assertThat(step.inputs().path("PropertySelector").asText()).isEqualTo(selector);
    assertThat(step.successSteps()).containsExactly(next);
    assertThat(step.failureStep()).contains("FailKeyLeftInactive");
    assertThat(step.inputs().path("Name"))
        .isEqualTo(runbook.step("ScheduleDeletion").inputs().path("Name"));
  }

  @Test
  void comparesAScheduleWithTheOneThatItWouldMake() {
    // given
    var runbook = Runbook.of(content);
    var target = runbook.step("ScheduleDeletion").inputs().path("Target");

    // then
    assertThat(runbook.step("IsScheduleRoleOurs").inputs().path("DesiredValues"))
        .containsExactly(target.path("RoleArn"));
    assertThat(runbook.step("IsScheduleTargetOurs").inputs().path("DesiredValues"))
        .containsExactly(target.path("Arn"));
  }

  @Test
  void putsAsideWhatAScheduleCannotStart() {
    assertThat(
            Runbook.of(content)
                .step("ScheduleDeletion")
                .inputs()
                .at("/Target/DeadLetterConfig/Arn/Fn::GetAtt/0")
                .asText())
        .startsWith("DeletionSchedulesDeadLetters");
  }

  @Test
  void tellsTheDeletionUnderWhichSettingTheKeyWasChosen() {
    assertThat(Runbook.of(content).step("ScheduleDeletion").inputs().toString())
        .contains("\\\"Remediation\\\": [\\\"{{ ChooseExtraKey.remediation }}\\\"]");
  }

  @ParameterizedTest
  @CsvSource({
    "IsThereAnythingToRemove, ChooseExtraKey, DeactivateKey, 'deactivate,delete'",
    "ShouldDelete, ConfirmInactive, DeleteKey, delete",
    "ShouldDelete, ConfirmInactive, ScheduleDeletion, delete"
  })
  void goesOnOnlyIfTheDeploymentAllowsIt(
      String branch, String source, String next, String allowed) {
    // given
    var variable = "{{ %s.allowedRemoval }}".formatted(source);

    // when
    var values =
        StreamSupport.stream(
                Runbook.of(content).step(branch).inputs().path("Choices").spliterator(), false)
            .filter(choice -> choice.path("NextStep").asText().equals(next))
            .map(
                choice ->
                    StreamSupport.stream(choice.path("And").spliterator(), false)
                        .filter(condition -> condition.path("Variable").asText().equals(variable))
                        .map(condition -> condition.path("StringEquals").asText())
                        .toList())
            .toList();

    // then every choice names exactly one value
    assertThat(values).allSatisfy(ofChoice -> assertThat(ofChoice).hasSize(1));
    assertThat(values.stream().flatMap(List::stream)).containsExactlyInAnyOrder(allowed.split(","));
  }

  @Test
  void triesThreeTimesWhatOnlyAsks() {
    assertThat(Runbook.of(content).steps().values())
        .filteredOn(step -> step.action().equals("aws:invokeLambdaFunction"))
        .hasSize(2)
        .allSatisfy(step -> assertThat(step.json().path("maxAttempts").asInt()).isEqualTo(3));
  }

  /**
   * A call that failed may have had its effect, so a write is tried again only if that is harmless.
   */
  @Test
  void triesNoOtherWriteAgainThanOneThatIsTheSameTheSecondTime() {
    assertThat(Runbook.of(content).steps().values())
        .filteredOn(step -> step.writes() && step.json().has("maxAttempts"))
        .extracting(Step::name)
        .containsExactly("ScheduleDeletion", "RestoreKey");
  }

  @Test
  void writesNothingWithoutADecision() {
    assertThat(RunbookRules.reachableWithout(Runbook.of(content), "IsThereAnythingToRemove"))
        .containsExactlyInAnyOrder(
            "AreParametersConsistent",
            "FailContradiction",
            "ChooseExtraKey",
            "IsThereAnythingToRemove");
  }

  @Test
  void endsInAFailureWheneverAKeyWasRestored() {
    // given
    var runbook = Runbook.of(content);

    // then
    assertThat(runbook.reachable("RestoreKey", Step::nextSteps))
        .containsExactlyInAnyOrder("RestoreKey", "FailKeyRestored", "FailKeyLeftInactive");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FailKeyRestored",
        "FailKeyLeftInactive",
        "FailContradiction",
        "FailWithoutDecision"
      })
  void failsByAnAssertionThatCannotHold(String name) {
    // given
    var step = Runbook.of(content).step(name);

    // then
    assertThat(step.action()).isEqualTo("aws:assertAwsResourceProperty");
    assertThat(step.inputs().path("Api").asText()).isEqualTo("GetCallerIdentity");
    assertThat(step.inputs().path("PropertySelector").asText()).isEqualTo("$.Account");
    assertThat(step.inputs().path("DesiredValues"))
        .hasSize(1)
        .allSatisfy(value -> assertThat(value.asText()).doesNotContainPattern("^\\d{12}$"));
    assertThat(step.json().path("isCritical").asBoolean(true)).isTrue();
  }

  @Test
  void forgivesOnlyTheReevaluationAndARefusedSchedule() {
    assertThat(Runbook.of(content).steps().values())
        .filteredOn(step -> !step.json().path("isCritical").asBoolean(true))
        .extracting(Step::name)
        .containsExactly("ScheduleDeletion", "ShouldReevaluate", "ReevaluateRule");
  }

  static Stream<Arguments> defects() {
    return Stream.of(
        defect("cannot be reached", step("DeleteKey", s -> s.put("name", "DeleteTheKey"))),
        defect("not there", step("RestoreKey", s -> s.put("nextStep", "Nowhere"))),
        defect("come back", step("RestoreKey", s -> s.put("nextStep", "DeactivateKey"))),
        defect("neither ends", step("DeleteKey", s -> s.remove("nextStep"))),
        defect("neither ends", step("Finish", s -> s.put("nextStep", "DeleteKey"))),
        defect("after a failure", step("DeactivateKey", s -> s.put("onFailure", "Continue"))),
        defect("no Default", step("IsConfirmed", s -> inputs(s).remove("Default"))),
        defect(
            "write by Default", step("IsConfirmed", s -> inputs(s).put("Default", "RestoreKey"))),
        defect("in vain", step("DeleteKey", s -> inputs(s).put("UserName", "{{ Missing }}"))),
        defect(
            "in vain",
            step("RestoreKey", s -> inputs(s).put("UserName", "{{ ConfirmInactive.reason }}"))),
        defect("in vain", step("DeleteKey", s -> inputs(s).put("UserName", "{{ A.b }}"))),
        defect("would act on the caller", step("DeleteKey", s -> inputs(s).remove("UserName"))),
        defect("lacks Api", step("DeleteKey", s -> inputs(s).remove("Api"))),
        defect("aws:sleep", step("Finish", s -> s.put("action", "aws:sleep"))),
        defect("variable that is not there", root(r -> r.remove("variables"))),
        defect("name is taken", step("ChooseExtraKey", s -> output(s).put("Name", "Payload"))),
        defect("selects", step("ChooseExtraKey", s -> output(s).put("Selector", "decision"))),
        defect("chooses by", step("ShouldDelete", s -> choice(s, 3).put("StringEquals", true))),
        defect("chooses by", step("ShouldDelete", s -> choice(s, 3).put("StringIs", "Delete"))),
        defect("schema version", root(r -> r.put("schemaVersion", 0.3))),
        defect("assumes no role", root(r -> r.put("assumeRole", "{{ Role }}"))),
        defect("takes anything", parameter("IamUser", p -> p.remove("allowedPattern"))),
        defect("not anchored", parameter("IamUser", p -> p.put("allowedPattern", "[a-z]+"))),
        defect("own default", parameter("Removal", p -> p.put("default", "delete"))),
        defect(
            "not text",
            parameter("DryRun", p -> ((ArrayNode) p.path("allowedValues")).removeAll().add(true))),
        defect("which is not there", root(r -> ((ArrayNode) r.path("outputs")).add("A.b"))));
  }

  /** The rules bite: each of these defects is found. */
  @ParameterizedTest
  @MethodSource("defects")
  void wouldFindADefect(String found, Consumer<ObjectNode> defect) {
    // given
    ObjectNode defective = content.deepCopy();
    defect.accept(defective);

    // then
    assertThat(RunbookRules.violations(Runbook.of(defective)))
        .anySatisfy(violation -> assertThat(violation).contains(found));
  }

  @Test
  void wouldFindAWrongCall() throws Exception {
    // given
    var model = new ServiceModel(Tools.python("RemovalRunbookTest"));
    ObjectNode defective = content.deepCopy();
    step("DeleteKey", s -> inputs(s).put("Api", "DeleteKey")).accept(defective);
    step("ScheduleDeletion", s -> ((ObjectNode) inputs(s).path("Target")).remove("RoleArn"))
        .accept(defective);
    step("RestoreKey", s -> inputs(s).put("Key", "x").remove("Status")).accept(defective);

    // then
    assertThat(model.violations(Runbook.of(defective)))
        .containsExactly(
            "DeleteKey calls an API that is not there",
            "ScheduleDeletion.Target does not give RoleArn",
            "RestoreKey gives Key, which is not taken",
            "RestoreKey does not give Status");
  }

  private static Arguments defect(String found, Consumer<ObjectNode> defect) {
    return Arguments.of(found, defect);
  }

  private static Consumer<ObjectNode> root(Consumer<ObjectNode> change) {
    return change;
  }

  private static Consumer<ObjectNode> step(String name, Consumer<ObjectNode> change) {
    return root -> change.accept((ObjectNode) Runbook.of(root).step(name).json());
  }

  private static Consumer<ObjectNode> parameter(String name, Consumer<ObjectNode> change) {
    return root -> change.accept((ObjectNode) root.path("parameters").path(name));
  }

  private static ObjectNode inputs(ObjectNode step) {
    return (ObjectNode) step.path("inputs");
  }

  private static ObjectNode output(ObjectNode step) {
    return (ObjectNode) step.path("outputs").get(0);
  }

  private static ObjectNode choice(ObjectNode step, int index) {
    return (ObjectNode) step.path("inputs").path("Choices").get(index);
  }
}
