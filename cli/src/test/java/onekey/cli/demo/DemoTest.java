package onekey.cli.demo;

import static onekey.sandbox.api.Faults.action;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Predicate;
import onekey.plan.output.Terminal;
import onekey.rule.judgement.DeleteAfter;
import onekey.rule.judgement.KeyPolicy;
import onekey.sandbox.Sandbox;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.ApiError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fails is shown as failed. */
class DemoTest {

  private static final ApiError FAILURE = new ApiError(400, "AccessDenied", "on demand");
  private static final RunCost COST = new RunCost(0, BigDecimal.ZERO);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CreateSchedule",
        "DeleteSchedule",
        "UpdateAccessKey",
        "DeleteAccessKey",
        "StartAutomationExecution"
      })
  void anExecutionThatFailsIsShownWithItsReason(String denied) {
    // when
    var judged = demo(action(denied));

    // then
    assertThat(judged.executionFailed()).isTrue();
    assertThat(report(judged)).contains("FAILED", "on demand");
  }

  @Test
  void aMessageThatIsNotSentIsShown() {
    // when
    var judged = demo(call -> call.action().equals("Publish") && !isOfJudge(call));

    // then
    assertThat(judged.executionFailed()).isTrue();
    assertThat(report(judged)).contains("FAILED", "Step TellPeople failed: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PutEvaluations", "Publish"})
  void aRuleThatFailsIsNoResult(String denied) {
    assertThatThrownBy(() -> demo(action(denied)))
        .isInstanceOf(JudgingFailedException.class)
        .hasMessageStartingWith("The rule failed: ");
  }

  private static boolean isOfJudge(ApiCall call) {
    return call.principal().toString().contains("Judge");
  }

  private static JudgedAccount demo(Predicate<ApiCall> failing) {
    var account = SampleAccount.read();
    try (var sandbox = Sandbox.start(account.sandboxSettings())) {
      var demo = new Demo(sandbox, account, KeyPolicy.parse(account.ruleParameters()), false);
      sandbox.faults().answer(failing, Integer.MAX_VALUE, FAILURE);
      return demo.run(new RemovalParameters(14, new DeleteAfter(Optional.of(7)), false), COST);
    }
  }

  private static String report(JudgedAccount judged) {
    return DemoReport.of(judged, false, Terminal.none()).replaceAll("\\s+", " ");
  }
}
