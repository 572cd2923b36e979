package onekey.sandbox.events;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;

/**
 * A rule of the default event bus that is enabled.
 *
 * @param arn the rule's ARN, which names its Region
 * @param pattern the event pattern, JSON
 * @param targets where matching events go
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html">Event
 *     patterns</a>
 */
public record EventRule(String arn, String pattern, List<EventTarget> targets) {

  public EventRule {
    targets = List.copyOf(targets);
    Optional.ofNullable(JsonRuleCompiler.check(pattern))
        .ifPresent(
            error -> {
              throw new IllegalArgumentException(
                  "Rule %s: the event pattern is invalid: %s: %s".formatted(arn, error, pattern));
            });
    var region = regionOf(arn);
    for (var target : targets) {
      if (target instanceof EventTarget.ToBus bus && bus.region().equals(region)) {
        throw new IllegalArgumentException(
            "Rule %s: the target %s must be in another Region than the rule."
                .formatted(arn, bus.arn()));
      }
    }
  }

  /** Returns the Region of the rule. */
  String region() {
    return regionOf(arn);
  }

  private static String regionOf(String arn) {
    return arn.split(":", -1)[3];
  }

  /** Returns the matcher of this rule: EventBridge's own. */
  Machine matcher() {
    var machine = Machine.builder().build();
    try {
      machine.addRule(arn, pattern);
    } catch (IOException e) {
      throw new IllegalStateException("The pattern was valid before: " + pattern, e);
    }
    return machine;
  }
}
