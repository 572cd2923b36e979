package onekey.sandbox.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What came of a step. */
sealed interface StepOutcome {

  /**
   * It succeeded.
   *
   * @param object the object from which its outputs are selected
   * @param nextStep the step that a branch chose; empty for any other step
   */
  record Succeeded(JsonNode object, Optional<String> nextStep) implements StepOutcome {}

  /**
   * It failed.
   *
   * @param message why
   */
  record Failed(String message) implements StepOutcome {}

  /** The execution was cancelled meanwhile. */
  record Cancelled() implements StepOutcome {}

  /** Returns how the step ended. */
  default AutomationStatus status() {
    return switch (this) {
      case Succeeded _ -> AutomationStatus.SUCCESS;
      case Failed _ -> AutomationStatus.FAILED;
      case Cancelled _ -> AutomationStatus.CANCELLED;
    };
  }

  /** Returns why it failed; empty if it did not. */
  default Optional<String> failureMessage() {
    return this instanceof Failed(var message) ? Optional.of(message) : Optional.empty();
  }
}
