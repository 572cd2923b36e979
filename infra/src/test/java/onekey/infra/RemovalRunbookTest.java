package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

/** The runbook, as the synthesized template has it where people are told. */
class RemovalRunbookTest {

  private static final Map<String, String> TOPIC =
      Map.of("onekey:noticeTopicArn", "arn:aws:sns:us-east-1:111122223333:notices");

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static JsonNode content = MAPPER.createObjectNode();
  private static JsonNode untold = MAPPER.createObjectNode();

  @BeforeAll
  static void synthesize() {
    content = synthesized(TOPIC);
    untold = synthesized(Map.of());
  }

  private static JsonNode synthesized(Map<String, String> settings) {
    return TestStack.content(
        TestStack.json(TestStack.template(settings)), "RemovalRunbookDocument");
  }

  @Test
  void breaksNoRule() {
    assertThat(RunbookRules.violations(Runbook.of(content))).isEmpty();
    assertThat(RunbookRules.violations(Runbook.of(untold))).isEmpty();
  }

  /** A step that publishes nowhere would fail, and whoever wants no messages sees none. */
  @Test
  void tellsPeopleOnlyWhereThereIsATopic() {
    // given
    var told = Runbook.of(content).steps().values();

    // then
    assertThat(told)
        .filteredOn(step -> step.inputs().path("Service").asText().equals("sns"))
        .isNotEmpty()
        .allSatisfy(
            step -> {
              assertThat(step.name()).startsWith("TellPeople");
              assertThat(step.json().path("isCritical").asBoolean(true)).isFalse();
              assertThat(step.failureStep()).isEqualTo(step.successSteps().findFirst());
              assertThat(step.inputs().path("TopicArn").asText()).endsWith(":notices");
            });
    assertThat(Runbook.of(untold).steps().keySet())
        .containsExactlyElementsOf(
            told.stream().map(Step::name).filter(name -> !name.startsWith("TellPeople")).toList());
    assertThat(untold.toString()).doesNotContain("TellPeople", "Publish");
  }

  @Test
  void tellsPeopleOfEachStepAndOfEachFailingEnd() {
    assertThat(
            Runbook.of(content).steps().values().stream()
                .filter(step -> step.name().startsWith("TellPeople"))
                .filter(step -> !step.name().equals("TellPeopleThereIsNoDecision")))
        .extracting(Step::name, step -> step.inputs().path("Message").asText())
        .containsExactlyInAnyOrder(
            tuple("TellPeopleOfTheDecision", "{{ ChooseExtraKey.message }}"),
            tuple("TellPeopleOfTheDryRun", "{{ ChooseExtraKey.message }}"),
            tuple("TellPeople", "{{ ConfirmInactive.message }}"),
            tuple("TellPeopleTheKeyIsRestored", "{{ ChooseExtraKey.restoredMessage }}"),
            tuple("TellPeopleTheKeyIsInactive", "{{ ChooseExtraKey.inactiveMessage }}"),
            tuple("TellPeopleItIsNotAnnounced", "{{ ChooseExtraKey.notAnnouncedMessage }}"),
            tuple("TellPeopleItIsNotUsedUp", "{{ ChooseExtraKey.notUsedUpMessage }}"));
  }

  @Test
  void endsInNoFailureThatNobodyIsToldOf() {
    assertThat(RunbookRules.leadingToAnUntoldEnd(Runbook.of(content))).isEmpty();
  }

  /** Then no answer can be referred to: how a missing one is resolved AWS does not say. */
  @ParameterizedTest
  @ValueSource(strings = {"text", "chat"})
  void aMessageWithoutAnAnswerRefersToParametersOnly(String style) {
    // given
    var settings = new TreeMap<>(TOPIC);
    settings.put("onekey:noticeStyle", style);

    // when
    var message =
        Runbook.of(synthesized(settings))
            .step("TellPeopleThereIsNoDecision")
            .inputs()
            .path("Message")
            .toString();

    // then
    assertThat(message)
        .contains(
            "IAM user {{ IamUser }}: no key was changed.",
            "AWS Config rule iam-user-single-access-key in account ")
        .doesNotContain("ChooseExtraKey.");
    assertThat(message.replace("{{ IamUser }}", "")).doesNotContain("{{", "}}");
  }

  /** A person who cancels wants it undone. */
  @Test
  void aCancellationAfterTheDeactivationActivatesTheKeyAgain() {
    assertThat(
            Runbook.of(content).steps().values().stream()
                .filter(step -> step.cancellationStep().isPresent()))
        .extracting(Step::name)
        .containsExactly(
            "DeactivateKey",
            "ConfirmInactive",
            "IsConfirmed",
            "ShouldDelete",
            "DeleteKey",
            "ClearSchedule",
            "ScheduleDeletion",
            "IsDeletionScheduled",
            "IsScheduleRoleOurs",
            "IsScheduleTargetOurs");
    assertThat(Runbook.of(content).steps().values().stream().map(Step::cancellationStep))
        .allSatisfy(step -> assertThat(step.orElse("RestoreKey")).isEqualTo("RestoreKey"));
  }

  /** CloudFormation makes up the name, so the runbook asks for it before a schedule names it. */
  @Test
  void schedulesItselfByTheNameThatItFound() {
    // given
    var runbook = Runbook.of(content);

    // then
    assertThat(runbook.step("ScheduleRemoval").inputs().at("/Target/Input").asText())
        .contains("\"DocumentName\": \"{{ FindOwnName.documentName }}\"");
    assertThat(RunbookRules.reachableWithout(runbook, "FindOwnName"))
        .doesNotContain("ScheduleRemoval");
  }

  /** Else an announcement could be counted on twice, or long after its day. */
  @Test
  void anAnnouncementIsUsedUpBeforeAKeyIsTouched() {
    // given
    var branch = Runbook.of(content).step("IsThereAnythingToRemove").inputs().path("Choices");

    // when
    var unannounced =
        StreamSupport.stream(branch.spliterator(), false)
            .filter(
                choice ->
                    List.of("DeactivateKey", "FindOwnName")
                        .contains(choice.path("NextStep").asText()))
            .toList();

    // then
    assertThat(unannounced).hasSize(2);
    assertThat(unannounced)
        .allSatisfy(
            choice ->
                assertThat(choice.toString())
                    .contains(
                        "{\"Variable\":\"{{ ChooseExtraKey.announcement }}\",\"StringEquals\":\"none\"}"));
    assertThat(Runbook.of(content).step("UseUpAnnouncement").inputs().path("Name").asText())
        .isEqualTo("remove-{{ ChooseExtraKey.announcedKey }}");
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
    "DeleteAfterDays, never, true",
    "DeleteAfterDays, 0, true",
    "DeleteAfterDays, 7, true",
    "DeleteAfterDays, 89, true",
    "DeleteAfterDays, 90, true",
    "DeleteAfterDays, 91, false",
    "DeleteAfterDays, 07, false",
    "DeleteAfterDays, -1, false",
    "DeleteAfterDays, '', false",
    "DeleteAfterDays, Never, false",
    "NoticeDays, 0, true",
    "NoticeDays, 9, true",
    "NoticeDays, 29, true",
    "NoticeDays, 30, true",
    "NoticeDays, 31, false",
    "NoticeDays, 07, false",
    "NoticeDays, never, false",
    "NoticeDays, '', false",
    "AnnouncedKey, '', true",
    "AnnouncedKey, AKIAIOSFODNN7EXAMPLE, true",
    "AnnouncedKey, AKIA, false",
    "AnnouncedKey, '{{ DryRun }}', false",
    "AnnouncedUnder, '', true",
    "AnnouncedUnder, manual, true",
    "AnnouncedUnder, automatic, true",
    "AnnouncedUnder, off, false",
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
            "UseUpAnnouncement",
            "ScheduleRemoval",
            "DeactivateKey",
            "DeleteKey",
            "ClearSchedule",
            "ScheduleDeletion",
            "ReevaluateRule",
            "RestoreKey");
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
  void isNotFailedByAScheduleThatIsThereAlready() {
    // given
    var runbook = Runbook.of(content);

    // then
    assertThat(runbook.step("ScheduleDeletion").failureStep()).contains("IsDeletionScheduled");
    assertThat(runbook.step("IsDeletionScheduled").failureStep())
        .contains("TellPeopleTheKeyIsInactive");
  }

  @ParameterizedTest
  @CsvSource({
    "IsDeletionScheduled, $.State, IsScheduleRoleOurs, ScheduleDeletion, TellPeopleTheKeyIsInactive",
    "IsScheduleRoleOurs, $.Target.RoleArn, IsScheduleTargetOurs, ScheduleDeletion, TellPeopleTheKeyIsInactive",
    "IsScheduleTargetOurs, $.Target.Arn, TellPeople, ScheduleDeletion, TellPeopleTheKeyIsInactive",
    "IsRemovalScheduled, $.State, IsRemovalRoleOurs, ScheduleRemoval, TellPeopleItIsNotAnnounced",
    "IsRemovalRoleOurs, $.Target.RoleArn, IsRemovalTargetOurs, ScheduleRemoval, TellPeopleItIsNotAnnounced",
    "IsRemovalTargetOurs, $.Target.Arn, TellPeopleOfTheDecision, ScheduleRemoval, TellPeopleItIsNotAnnounced"
  })
  void takesNoScheduleOfAnothersForItsOwn(
      String name, String selector, String next, String scheduling, String failure) {
    // given
    var runbook = Runbook.of(content);
    var step = runbook.step(name);

    // then
    assertThat(step.inputs().path("PropertySelector").asText()).isEqualTo(selector);
    assertThat(step.successSteps()).containsExactly(next);
    assertThat(step.failureStep()).contains(failure);
    assertThat(step.inputs().path("Name"))
        .isEqualTo(runbook.step(scheduling).inputs().path("Name"));
  }

  @ParameterizedTest
  @CsvSource({
    "ScheduleDeletion, IsScheduleRoleOurs, IsScheduleTargetOurs",
    "ScheduleRemoval, IsRemovalRoleOurs, IsRemovalTargetOurs",
  })
  void comparesAScheduleWithTheOneThatItWouldMake(
      String scheduling, String roleCheck, String targetCheck) {
    // given
    var runbook = Runbook.of(content);
    var target = runbook.step(scheduling).inputs().path("Target");

    // then
    assertThat(runbook.step(roleCheck).inputs().path("DesiredValues"))
        .containsExactly(target.path("RoleArn"));
    assertThat(runbook.step(targetCheck).inputs().path("DesiredValues"))
        .containsExactly(target.path("Arn"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ScheduleDeletion", "ScheduleRemoval"})
  void putsAsideWhatAScheduleCannotStart(String scheduling) {
    assertThat(
            Runbook.of(content)
                .step(scheduling)
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
    "IsThereAnythingToRemove, ChooseExtraKey.allowedRemoval, DeactivateKey, 'deactivate,delete'",
    "IsThereAnythingToRemove, ChooseExtraKey.allowedRemoval, FindOwnName, 'deactivate,delete'",
    "IsThereAnythingToRemove, ChooseExtraKey.allowedRemoval, UseUpAnnouncement, 'deactivate,delete'",
    "ShouldDelete, ConfirmInactive.deletion, DeleteKey, now",
    "ShouldDelete, ConfirmInactive.deletion, ClearSchedule, later"
  })
  void goesOnOnlyIfTheDeploymentAllowsIt(
      String branch, String output, String next, String allowed) {
    // when
    var choices =
        StreamSupport.stream(
                Runbook.of(content).step(branch).inputs().path("Choices").spliterator(), false)
            .filter(choice -> choice.path("NextStep").asText().equals(next))
            .toList();

    // then
    assertThat(choices)
        .singleElement()
        .satisfies(
            choice ->
                assertThat(
                        choice.findParents("Variable").stream()
                            .filter(
                                condition ->
                                    condition
                                        .path("Variable")
                                        .asText()
                                        .equals("{{ %s }}".formatted(output)))
                            .map(condition -> condition.path("StringEquals").asText()))
                    .containsExactlyInAnyOrder(allowed.split(",")));
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
        .containsExactly("ScheduleRemoval", "ScheduleDeletion", "RestoreKey");
  }

  @Test
  void writesNothingWithoutADecision() {
    assertThat(RunbookRules.reachableWithout(Runbook.of(content), "IsThereAnythingToRemove"))
        .containsExactlyInAnyOrder(
            "ChooseExtraKey",
            "IsThereAnythingToRemove",
            "TellPeopleThereIsNoDecision",
            "FailWithoutDecision");
  }

  @Test
  void endsInAFailureWheneverAKeyWasRestored() {
    // given
    var runbook = Runbook.of(content);

    // then
    assertThat(runbook.reachable("RestoreKey", Step::nextSteps))
        .containsExactlyInAnyOrder(
            "RestoreKey",
            "TellPeopleTheKeyIsRestored",
            "FailKeyRestored",
            "TellPeopleTheKeyIsInactive",
            "FailKeyLeftInactive");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FailKeyRestored",
        "FailKeyLeftInactive",
        "FailNotAnnounced",
        "FailAnnouncementNotUsedUp",
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
    assertThat(Runbook.of(untold).steps().values())
        .filteredOn(step -> !step.json().path("isCritical").asBoolean(true))
        .extracting(Step::name)
        .containsExactly(
            "ScheduleRemoval",
            "ClearSchedule",
            "ScheduleDeletion",
            "ShouldReevaluate",
            "ReevaluateRule");
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
        defect("chooses by", step("ShouldDelete", s -> choice(s, 2).put("StringEquals", true))),
        defect("chooses by", step("ShouldDelete", s -> choice(s, 2).put("StringIs", "never"))),
        defect("schema version", root(r -> r.put("schemaVersion", 0.3))),
        defect("assumes no role", root(r -> r.put("assumeRole", "{{ Role }}"))),
        defect("takes anything", parameter("IamUser", p -> p.remove("allowedPattern"))),
        defect("not anchored", parameter("IamUser", p -> p.put("allowedPattern", "[a-z]+"))),
        defect("own default", parameter("NoticeDays", p -> p.put("default", "31"))),
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
