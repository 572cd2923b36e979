package onekey.sandbox.ssm;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An execution of a runbook.
 *
 * @param id the execution id
 * @param documentName the document
 * @param parameters the parameters, including defaults
 * @param status whether it is running, or how it ended
 * @param steps the steps that have ended, in their order
 * @param outputs the document's outputs that have a value, by {@code Step.Output}
 * @param failureMessage why it failed, or which step failed after it was cancelled; empty if none
 *     did
 * @param started when it started
 * @param ended when it ended; the present time if it is running
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AutomationExecution.html">AutomationExecution</a>
 */
public record AutomationExecution(
    String id,
    String documentName,
    Map<String, String> parameters,
    AutomationStatus status,
    List<StepExecution> steps,
    Map<String, String> outputs,
    Optional<String> failureMessage,
    Instant started,
    Instant ended) {

  public AutomationExecution {
    parameters = Map.copyOf(parameters);
    steps = List.copyOf(steps);
    outputs = Map.copyOf(outputs);
  }

  /** Returns whether it succeeded. */
  public boolean succeeded() {
    return status == AutomationStatus.SUCCESS;
  }

  /** Returns the names of the steps that ran, in their order. */
  public List<String> stepNames() {
    return steps.stream().map(StepExecution::stepName).toList();
  }

  /** Returns the last execution of a step, if it ran. */
  public Optional<StepExecution> step(String name) {
    return steps.reversed().stream().filter(step -> step.stepName().equals(name)).findFirst();
  }
}
