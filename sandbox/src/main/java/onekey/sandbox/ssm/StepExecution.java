package onekey.sandbox.ssm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An execution of a step, which has ended.
 *
 * @param stepName the step
 * @param action the action, such as {@code aws:executeAwsApi}
 * @param inputs the inputs with references replaced; unchanged if one could not be replaced
 * @param outputs the declared outputs that have a value
 * @param status how it ended
 * @param failureMessage why it failed; empty if it did not
 * @param started when it started
 * @param ended when it ended
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StepExecution.html">StepExecution</a>
 */
public record StepExecution(
    String stepName,
    String action,
    ObjectNode inputs,
    Map<String, String> outputs,
    AutomationStatus status,
    Optional<String> failureMessage,
    Instant started,
    Instant ended) {

  public StepExecution {
    inputs = inputs.deepCopy();
    outputs = Map.copyOf(outputs);
  }
}
