package onekey.sandbox.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.Action;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Parameters;
import onekey.sandbox.api.Service;

/**
 * What EventBridge does with a role when it sends an event to the bus of another Region, under the
 * name of its permission, which only rules call; and what people read of rules.
 *
 * @param buses the buses
 * @param account the account
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-region.html">Sending
 *     events between Regions</a>
 */
public record EventsApi(EventBuses buses, Account account) implements Service {

  @Override
  public String prefix() {
    return "events";
  }

  @Override
  public Map<String, Action> actions() {
    return Map.of(
        "PutEvents", Action.on(EventsApi::busArn, this::putEvents, "EventBusArn", "Event"),
        "DescribeRule", Action.on(this::ruleArn, this::describeRule, "Name"));
  }

  /**
   * Describes a rule of the default bus.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeRule.html">DescribeRule</a>
   */
  private ObjectNode describeRule(ApiCall call) {
    var arn = ruleArn(call);
    return buses
        .isEnabled(arn)
        .map(
            enabled ->
                Json.object()
                    .put("Name", arn.substring(arn.lastIndexOf('/') + 1))
                    .put("Arn", arn)
                    .put("State", enabled ? "ENABLED" : "DISABLED"))
        .orElseThrow(
            () ->
                new ApiException(
                    400, "ResourceNotFoundException", "Rule %s does not exist.".formatted(arn)));
  }

  private String ruleArn(ApiCall call) {
    var parameters = Parameters.of(call);
    return account.arn(
        "events", "rule/" + parameters.text("Name", 1, 64).orElseThrow(parameters.missing("Name")));
  }

  private ObjectNode putEvents(ApiCall call) {
    buses.publish(busArn(call).split(":", -1)[3], (ObjectNode) call.parameters().path("Event"));
    return Json.object();
  }

  private static String busArn(ApiCall call) {
    return call.parameter("EventBusArn").orElseThrow(Parameters.of(call).missing("EventBusArn"));
  }
}
