package onekey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import onekey.infra.Runbook.Step;
import onekey.testkit.Golden;
import onekey.testkit.Tools;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The runbook that deletes a quarantined key, as the synthesized template has it. */
class DeletionRunbookTest {

  private static JsonNode content = new ObjectMapper().createObjectNode();

  @BeforeAll
  static void synthesize() {
    content =
        TestStack.content(
            TestStack.json(
                TestStack.template(
                    Map.of("onekey:noticeTopicArn", "arn:aws:sns:us-east-1:111122223333:notices"))),
            "DeletionRunbookDocument");
  }

  @Test
  void breaksNoRule() {
    assertThat(RunbookRules.violations(Runbook.of(content))).isEmpty();
  }

  @Test
  void endsInNoFailureThatNobodyIsToldOf() {
    assertThat(RunbookRules.leadingToAnUntoldEnd(Runbook.of(content))).isEmpty();
  }

  @Test
  void aMessageWithoutAnAnswerNamesTheKeyAndTheCommands() {
    // when
    var message =
        Runbook.of(content).step("TellPeopleThereIsNoAnswer").inputs().path("Message").toString();

    // then
    assertThat(message)
        .contains(
            "IAM user {{ IamUser }}: the key stays as it is, and nothing deletes it later.",
            "Users[?UserId=='{{ IamUser }}'].UserName",
            "--access-key-id {{ AccessKeyId }} --status Active",
            "aws iam delete-access-key --user-name USER --access-key-id {{ AccessKeyId }}")
        .doesNotContain("ConfirmRested.");
  }

  @Test
  void callsApisThatExistWithAllThatTheyNeed() throws Exception {
    // given
    var model = new ServiceModel(Tools.python("DeletionRunbookTest"));

    // then
    assertThat(model.violations(Runbook.of(content))).isEmpty();
  }

  @Test
  void isTheRunbookThatWasReviewed() {
    Golden.assertSame(
        content.toPrettyString() + "\n", "onekey/infra/DeleteQuarantinedAccessKey.golden.json");
  }

  @ParameterizedTest
  @CsvSource({
    "IamUser, AIDAQ3EGRSWHT5EXAMPLE, true",
    "IamUser, alice, false",
    "IamUser, '', false",
    "IamUser, '{{ AccessKeyId }}', false",
    "AccessKeyId, AKIAIOSFODNN7EXAMPLE, true",
    "AccessKeyId, AKIA, false",
    "AccessKeyId, 'AKIAIOSFODNN7EXAMPLE ', false",
    "UnusedSince, 2026-12-01T08:00:00Z, true",
    "UnusedSince, 2026-12-01T08:00:00.123456789Z, true",
    "UnusedSince, 2026-12-01T08:00Z, true",
    "UnusedSince, 2026-12-01, false",
    "UnusedSince, yesterday, false",
    "UnusedSince, '', false",
    "FailedAttempts, 0, true",
    "FailedAttempts, 3, true",
    "FailedAttempts, 4, false",
    "FailedAttempts, '', false",
    "Remediation, manual, true",
    "Remediation, automatic, true",
    "Remediation, off, false",
    "Remediation, '', false",
    "Remediation, '{{ ChooseExtraKey.remediation }}', false",
  })
  void takesWhatItShouldAndNothingElse(String parameter, String value, boolean taken) {
    assertThat(RunbookParameterRules.accepts(content.path("parameters").path(parameter), value))
        .isEqualTo(taken);
  }

  /** A schedule of an older version does not say it. */
  @Test
  void takesAKeyForOneOfAnAutomaticRemediationUnlessToldOtherwise() {
    assertThat(content.path("parameters").path("Remediation").path("default").asText())
        .isEqualTo("automatic");
    assertThat(
            Runbook.of(content)
                .step("ConfirmRested")
                .inputs()
                .path("InputPayload")
                .path("remediation")
                .asText())
        .isEqualTo("{{ Remediation }}");
  }

  @Test
  void triesThreeTimesToAskAndOnceToDelete() {
    assertThat(Runbook.of(content).step("ConfirmRested").json().path("maxAttempts").asInt())
        .isEqualTo(3);
    assertThat(Runbook.of(content).step("DeleteKey").json().has("maxAttempts")).isFalse();
  }

  @Test
  void deletesAndWritesNothingElse() {
    assertThat(Runbook.of(content).steps().values().stream().filter(Step::writes))
        .extracting(Step::name)
        .containsExactly("DeleteKey", "ClearSchedule", "ReplaceSchedule", "ScheduleAgain");
  }

  /** Only a failed or a postponed deletion is scheduled again, and never for another key. */
  @Test
  void schedulesItselfAgainForTheSameKey() {
    // given
    var runbook = Runbook.of(content);
    var inputs = runbook.step("ScheduleAgain").inputs();

    // then
    assertThat(RunbookRules.reachableWithout(runbook, "FindOwnName"))
        .doesNotContain("ScheduleAgain");
    assertThat(inputs.path("Name").asText()).isEqualTo("delete-{{ AccessKeyId }}");
    assertThat(inputs.at("/Target/Input").asText())
        .contains(
            "\"DocumentName\": \"{{ FindOwnName.documentName }}\"",
            "\"IamUser\": [\"{{ IamUser }}\"]",
            "\"AccessKeyId\": [\"{{ AccessKeyId }}\"]",
            "\"UnusedSince\": [\"{{ UnusedSince }}\"]",
            "\"Remediation\": [\"{{ Remediation }}\"]",
            "\"FailedAttempts\": [\"{{ ConfirmRested.failedAttempts }}\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ConfirmRested", "IsRested"})
  void deletesOnlyAfterAConfirmation(String step) {
    assertThat(RunbookRules.reachableWithout(Runbook.of(content), step))
        .doesNotContain("DeleteKey");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FailKeyLeftInactive", "FailWillTryAgain", "FailWithoutAnswer"})
  void failsByAnAssertionThatCannotHold(String name) {
    // given
    var step = Runbook.of(content).step(name);

    // then
    assertThat(step.inputs().path("Api").asText()).isEqualTo("GetCallerIdentity");
    assertThat(step.inputs().path("DesiredValues"))
        .allSatisfy(value -> assertThat(value.asText()).doesNotContainPattern("^\\d{12}$"));
    assertThat(step.json().path("isCritical").asBoolean(true)).isTrue();
  }
}
