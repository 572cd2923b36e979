package onekey.sandbox.ssm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a step.
 *
 * @param stepName the step
 * @param action its action, such as {@code aws:executeAwsApi}
 * @param inputs with the references replaced; as they stand in the document if one could not be
 * @param outputs the declared outputs that there were
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
