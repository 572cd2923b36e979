package onekey.sandbox.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import onekey.sandbox.api.Action;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Parameters;
import onekey.sandbox.api.Service;

/**
 * What EventBridge does with a role when it sends an event to the bus of another Region, under the
 * name of its permission. Only rules call it, within the sandbox, so no wire protocol offers it.
 *
 * @param buses the buses
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-region.html">Sending
 *     events between Regions</a>
 */
public record EventsApi(EventBuses buses) implements Service {

  @Override
  public String prefix() {
    return "events";
  }

  @Override
  public Map<String, Action> actions() {
    return Map.of(
        "PutEvents", Action.on(EventsApi::busArn, this::putEvents, "EventBusArn", "Event"));
  }

  private ObjectNode putEvents(ApiCall call) {
    buses.publish(busArn(call).split(":", -1)[3], (ObjectNode) call.parameters().path("Event"));
    return Json.object();
  }

  private static String busArn(ApiCall call) {
    return call.parameter("EventBusArn").orElseThrow(Parameters.of(call).missing("EventBusArn"));
  }
}
