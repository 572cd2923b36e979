package onekey.sandbox.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import onekey.sandbox.ssm.AutomationReadings;
import onekey.sandbox.ssm.AutomationReadings.AbsentOutput;
import onekey.sandbox.ssm.AutomationReadings.FunctionError;
import onekey.sandbox.ssm.AutomationStatus;
import onekey.sandbox.ssm.CancelledCall;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A person cancels an execution of the runbook: that person wants it undone. */
class CancelledRemovalTest {

  static Stream<Arguments> cancellations() {
    return Stream.of(
            "ChooseExtraKey",
            "IsThereAnythingToRemove",
            "DeactivateKey",
            "ConfirmInactive",
            "IsConfirmed",
            "ShouldDelete",
            "ClearSchedule",
            "ScheduleDeletion")
        .flatMap(
            step ->
                Stream.of(CancelledCall.values())
                    .flatMap(
                        call ->
                            Stream.of(FunctionError.values())
                                .flatMap(
                                    error ->
                                        Stream.of(AbsentOutput.values())
                                            .map(
                                                absent ->
                                                    Arguments.of(step, call, error, absent)))));
  }

  @ParameterizedTest
  @MethodSource("cancellations")
  void theKeyIsActiveAgain(
      String step, CancelledCall call, FunctionError error, AbsentOutput absent) {
    try (var account = new RemovalSandbox(new AutomationReadings(error, absent))) {
      // given
      var alice = account.alice();
      account.aws.automation().cancelDuring(step, call);

      // when
      var execution = account.run(alice.id(), Map.of());
      account.aws.automation().cancelNothing();

      // then
      assertThat(execution.status()).isEqualTo(AutomationStatus.CANCELLED);
      assertThat(account.status(alice.extra())).contains("Active");

      // and whatever was scheduled meanwhile deletes nothing
      account.aws.clock().advance(Duration.ofDays(100));
      assertThat(account.status(alice.extra())).contains("Active");
      assertThat(account.status(alice.kept())).contains("Active");
    }
  }
}
