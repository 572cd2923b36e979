package onekey.sandbox.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import onekey.sandbox.api.Json;
import onekey.sandbox.ssm.AutomationExecution;

/**
 * The last remediation of a resource that was started on demand.
 *
 * @param resourceId the resource
 * @param invoked when it was started
 * @param execution the execution of the runbook; empty if Systems Manager refused to start it
 * @param refusal why it was refused; empty if it was not
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_RemediationExecutionStatus.html">RemediationExecutionStatus</a>
 */
record RemediationAttempt(
    String resourceId,
    Instant invoked,
    Optional<AutomationExecution> execution,
    Optional<String> refusal) {

  ObjectNode toJson() {
    var succeeded = execution.filter(AutomationExecution::succeeded).isPresent();
    var status =
        Json.object()
            .put("State", succeeded ? "SUCCEEDED" : "FAILED")
            .put("InvocationTime", Json.seconds(invoked))
            .put(
                "LastUpdatedTime",
                Json.seconds(execution.map(AutomationExecution::ended).orElse(invoked)));
    status.set(
        "ResourceKey",
        Json.object().put("resourceType", "AWS::IAM::User").put("resourceId", resourceId));
    var step =
        Json.object().put("Name", "Remediation").put("State", succeeded ? "SUCCEEDED" : "FAILED");
    execution
        .flatMap(AutomationExecution::failureMessage)
        .or(() -> refusal)
        .ifPresent(message -> step.put("ErrorMessage", message));
    status.putArray("StepDetails").add(step);
    return status;
  }
}
