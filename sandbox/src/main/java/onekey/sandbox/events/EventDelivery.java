package onekey.sandbox.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.ApiCaller;
import onekey.sandbox.api.ApiError;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.Json;
import onekey.sandbox.permission.Roles;
import onekey.sandbox.sqs.QueueMessage;
import onekey.sandbox.sqs.Queues;

/**
 * Delivers events to targets. A permission that is missing, or a target that is gone, is not tried
 * again: the event goes to the target's dead-letter queue, if it has one.
 *
 * @param queues the queues
 * @param roles the roles
 * @param caller carries out calls with a role
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html">Using
 *     dead-letter queues to process undelivered events</a>
 */
public record EventDelivery(Queues queues, Roles roles, ApiCaller caller) {

  private static final String SERVICE = "events.amazonaws.com";

  /** Returns how the delivery failed; empty if it did not. */
  Optional<FailedDelivery> deliver(EventRule rule, EventTarget target, ObjectNode event) {
    try {
      switch (target) {
        case EventTarget.ToQueue(var arn, var _) ->
            queues.deliver(SERVICE, rule.arn(), arn, new QueueMessage(event.toString(), Map.of()));
        case EventTarget.ToBus bus -> forward(rule, bus, event);
      }
      return Optional.empty();
    } catch (ApiException e) {
      return Optional.of(putAside(rule, target, event, e.error()));
    }
  }

  private void forward(EventRule rule, EventTarget.ToBus bus, ObjectNode event) {
    var role =
        roles
            .assume(bus.roleArn(), SERVICE, rule.arn())
            .orElseThrow(
                () ->
                    new ApiException(
                        403, "FAILED_TO_ASSUME_ROLE", "Cannot assume " + bus.roleArn()));
    var parameters = Json.object().put("EventBusArn", bus.arn());
    parameters.set("Event", event);
    caller.carryOut(new ApiCall("events", "PutEvents", role, parameters));
  }

  private FailedDelivery putAside(
      EventRule rule, EventTarget target, ObjectNode event, ApiError error) {
    var code = codeOf(error);
    var attributes =
        Map.of(
            "RULE_ARN", rule.arn(),
            "TARGET_ARN", target.arn(),
            "ERROR_CODE", code,
            "ERROR_MESSAGE", error.message());
    var message = new QueueMessage(event.toString(), attributes);
    var kept = target.deadLetterQueueArn().filter(arn -> isTaken(rule, arn, message)).isPresent();
    return new FailedDelivery(rule.arn(), target.arn(), code, error.message(), kept);
  }

  private boolean isTaken(EventRule rule, String queueArn, QueueMessage message) {
    try {
      queues.deliver(SERVICE, rule.arn(), queueArn, message);
      return true;
    } catch (ApiException _) {
      // The event is lost, as with EventBridge; the failed delivery says so.
      return false;
    }
  }

  private static String codeOf(ApiError error) {
    return switch (error.code()) {
      case "AccessDenied", "AccessDeniedException" -> "NO_PERMISSIONS";
      case "AWS.SimpleQueueService.NonExistentQueue" -> "NO_RESOURCE";
      default -> error.code();
    };
  }
}
