package onekey.sandbox.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import onekey.sandbox.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Executions that are cancelled during the step Switch, which deactivates a key. */
class CancellationTest {

  private final Sandbox sandbox = Sandbox.start();

  @BeforeEach
  void prepare() {
    sandbox
        .roles()
        .put(
            "automation",
            """
            {"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
              "Principal": {"Service": "ssm.amazonaws.com"}}}
            """);
    sandbox.iam().createUser("ann");
    sandbox.iam().addAccessKey("ann", Instant.EPOCH);
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'',TOOK_EFFECT,Inactive",
    "'',WAS_NOT_MADE,Active",
    "'\"onCancel\": \"Abort\",',TOOK_EFFECT,Inactive",
    "'\"onCancel\": \"Abort\",',WAS_NOT_MADE,Active",
  })
  void endsWithTheStepUnlessAnotherIsToFollow(String onCancel, CancelledCall call, String status) {
    // given
    put(onCancel, "");
    sandbox.automation().cancelDuring("Switch", call);

    // when
    var execution = start();

    // then
    assertThat(execution.status()).isEqualTo(AutomationStatus.CANCELLED);
    assertThat(execution.succeeded()).isFalse();
    assertThat(execution.failureMessage()).isEmpty();
    assertThat(execution.stepNames()).containsExactly("Switch");
    assertThat(statusOf(execution, "Switch")).isEqualTo(AutomationStatus.CANCELLED);
    assertThat(keyStatus()).isEqualTo(status);
    assertThat(sandbox.automation().execution(execution.id())).contains(execution);
  }

  @ParameterizedTest
  @CsvSource({"TOOK_EFFECT,2", "WAS_NOT_MADE,1"})
  void goesOnAtTheStepThatIsToFollow(CancelledCall call, int calls) {
    // given
    put("\"onCancel\": \"step:Undo\",", "");
    sandbox.automation().cancelDuring("Switch", call);

    // when
    var execution = start();

    // then
    assertThat(execution.status()).isEqualTo(AutomationStatus.CANCELLED);
    assertThat(execution.stepNames()).containsExactly("Switch", "Undo", "Last");
    assertThat(statusOf(execution, "Undo")).isEqualTo(AutomationStatus.SUCCESS);
    assertThat(keyStatus()).isEqualTo("Active");
    assertThat(sandbox.calls().count("UpdateAccessKey")).isEqualTo(calls);
  }

  @ParameterizedTest
  @CsvSource({
    "'',Switch Undo",
    "'\"onFailure\": \"Continue\",',Switch Undo Last",
    "'\"onFailure\": \"step:Last\",',Switch Undo Last",
  })
  void endsAsCancelledThoughAStepFailsThatFollows(String onFailure, String steps) {
    // given
    put("\"onCancel\": \"step:Undo\",", onFailure);
    sandbox.faults().deny("UpdateAccessKey");
    sandbox.automation().cancelDuring("Switch", CancelledCall.WAS_NOT_MADE);

    // when
    var execution = start();

    // then
    assertThat(execution.status()).isEqualTo(AutomationStatus.CANCELLED);
    assertThat(execution.stepNames()).containsExactly(steps.split(" "));
    assertThat(statusOf(execution, "Undo")).isEqualTo(AutomationStatus.FAILED);
    assertThat(execution.failureMessage().orElseThrow()).contains("Undo");
  }

  @ParameterizedTest
  @EnumSource(CancelledCall.class)
  void givesNoOutputsOfTheCancelledStep(CancelledCall call) {
    // given a step that needs the output of the cancelled one
    sandbox
        .automation()
        .putDocument(
            "Runbook",
            document(
                """
                {"name": "Look", "action": "aws:executeAwsApi", "onCancel": "step:Say",
                 "inputs": {"Service": "iam", "Api": "GetUser", "UserName": "ann"},
                 "outputs": [{"Name": "Id", "Selector": "$.User.UserId"}]},
                {"name": "Say", "action": "aws:updateVariable",
                 "inputs": {"Name": "variable:Outcome", "Value": "{{ Look.Id }}"}}
                """));
    sandbox.automation().cancelDuring("Look", call);

    // when
    var execution = start();

    // then
    assertThat(execution.stepNames()).containsExactly("Look", "Say");
    assertThat(execution.step("Look").orElseThrow().outputs()).isEmpty();
    assertThat(execution.failureMessage().orElseThrow()).contains("{{ Look.Id }} has no value");
    assertThat(execution.outputs()).isEqualTo(Map.of("variable:Outcome", "first"));
  }

  @ParameterizedTest
  @CsvSource({"TOOK_EFFECT,second", "WAS_NOT_MADE,first"})
  void setsAVariableOrNot(CancelledCall call, String outcome) {
    // given
    sandbox
        .automation()
        .putDocument(
            "Runbook",
            document(
                """
                {"name": "Say", "action": "aws:updateVariable",
                 "inputs": {"Name": "variable:Outcome", "Value": "second"}}
                """));
    sandbox.automation().cancelDuring("Say", call);

    // when
    var execution = start();

    // then
    assertThat(execution.status()).isEqualTo(AutomationStatus.CANCELLED);
    assertThat(execution.outputs()).isEqualTo(Map.of("variable:Outcome", outcome));
  }

  @ParameterizedTest
  @EnumSource(CancelledCall.class)
  void cancelsAStepThatCannotStart(CancelledCall call) {
    // given a step with a reference that has no value
    sandbox
        .automation()
        .putDocument(
            "Runbook",
            document(
                """
                {"name": "Look", "action": "aws:executeAwsApi", "nextStep": "Switch",
                 "inputs": {"Service": "iam", "Api": "GetUser", "UserName": "ann"},
                 "outputs": [{"Name": "None", "Selector": "$.None"}]},
                {"name": "Switch", "action": "aws:updateVariable",
                 "inputs": {"Name": "variable:Outcome", "Value": "{{ Look.None }}"}}
                """));
    sandbox.automation().cancelDuring("Switch", call);

    // when
    var execution = start();

    // then
    assertThat(execution.status()).isEqualTo(AutomationStatus.CANCELLED);
    assertThat(statusOf(execution, "Switch")).isEqualTo(AutomationStatus.CANCELLED);
    assertThat(start().status()).isEqualTo(AutomationStatus.FAILED);
  }

  @Test
  void cancelsOnceTheNextExecutionThatReachesTheStep() {
    // given
    sandbox.automation().putDocument("Runbook", document(last("Other")));
    sandbox.automation().cancelDuring("Switch", CancelledCall.TOOK_EFFECT);
    var other = start();
    put("", "");

    // when
    var first = start();
    var second = start();

    // then
    assertThat(other.status()).isEqualTo(AutomationStatus.SUCCESS);
    assertThat(first.status()).isEqualTo(AutomationStatus.CANCELLED);
    assertThat(second.status()).isEqualTo(AutomationStatus.SUCCESS);
  }

  @Test
  void cancelsNothingAfterAWithdrawal() {
    // given
    put("", "");
    sandbox.automation().cancelDuring("Switch", CancelledCall.TOOK_EFFECT);

    // when
    sandbox.automation().cancelNothing();

    // then
    assertThat(start().status()).isEqualTo(AutomationStatus.SUCCESS);
  }

  @Test
  void cancelsNoStepThatFollowsACancellation() {
    // given
    put("\"onCancel\": \"step:Undo\",", "\"onCancel\": \"step:Switch\",");
    sandbox.automation().cancelDuring("Switch", CancelledCall.TOOK_EFFECT);
    sandbox.automation().cancelDuring("Undo", CancelledCall.WAS_NOT_MADE);

    // when
    var execution = start();

    // then
    assertThat(execution.stepNames()).containsExactly("Switch", "Undo", "Last");
    assertThat(statusOf(execution, "Undo")).isEqualTo(AutomationStatus.SUCCESS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"step:Nowhere", "Continue", "Undo"})
  void refusesAnUnknownStepToFollow(String onCancel) {
    assertThatExceptionOfType(InvalidDocumentException.class)
        .isThrownBy(() -> put("\"onCancel\": \"%s\",".formatted(onCancel), ""))
        .withMessageContaining(onCancel.replace("step:", ""));
  }

  private AutomationExecution start() {
    return sandbox
        .automation()
        .start("Runbook", Map.of("Role", List.of("arn:aws:iam::111122223333:role/automation")));
  }

  private static AutomationStatus statusOf(AutomationExecution execution, String step) {
    return execution.step(step).orElseThrow().status();
  }

  private String keyStatus() {
    return sandbox.iam().user("ann").orElseThrow().accessKeys().getFirst().status();
  }

  /** A runbook of four steps, with more properties of Switch and of Undo. */
  private void put(String ofSwitch, String ofUndo) {
    var key = sandbox.iam().user("ann").orElseThrow().accessKeys().getFirst().id();
    sandbox
        .automation()
        .putDocument(
            "Runbook",
            document(
                String.join(
                    ",",
                    update("Switch", ofSwitch, key, "Inactive"),
                    last("Look"),
                    update("Undo", ofUndo, key, "Active"),
                    last("Last"))));
  }

  private static String update(String name, String more, String key, String status) {
    return """
        {"name": "%s", "action": "aws:executeAwsApi", %s "inputs": {
          "Service": "iam", "Api": "UpdateAccessKey", "UserName": "ann",
          "AccessKeyId": "%s", "Status": "%s"}}
        """
        .formatted(name, more, key, status);
  }

  private static String last(String name) {
    return """
        {"name": "%s", "action": "aws:executeAwsApi",
         "inputs": {"Service": "sts", "Api": "GetCallerIdentity"}}
        """
        .formatted(name);
  }

  private static String document(String steps) {
    return """
        {"schemaVersion": "0.3", "assumeRole": "{{ Role }}",
         "parameters": {"Role": {"type": "AWS::IAM::Role::Arn"}},
         "variables": {"Outcome": {"type": "String", "default": "first"}},
         "outputs": ["variable:Outcome"],
         "mainSteps": [%s]}
        """
        .formatted(steps);
  }
}
