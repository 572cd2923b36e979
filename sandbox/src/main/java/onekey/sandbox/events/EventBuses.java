package onekey.sandbox.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.event.ruler.Machine;

/**
 * The default event buses of all Regions with their rules. The rest of the sandbox is one Region;
 * an event of another Region arrives there only by a rule that forwards it.
 */
public final class EventBuses {

  private record Entry(EventRule rule, Machine matcher) {}

  private final EventDelivery delivery;
  private final Map<String, Entry> rules = new TreeMap<>();
  private final Map<String, Boolean> states = new TreeMap<>();
  private final List<FailedDelivery> failures = new CopyOnWriteArrayList<>();

  /** Creates buses without rules. */
  public EventBuses(EventDelivery delivery) {
    this.delivery = delivery;
  }

  /** Adds a rule, or replaces the one of this ARN. */
  public synchronized void put(EventRule rule) {
    rules.put(rule.arn(), new Entry(rule, rule.matcher()));
  }

  /** Deletes a rule, if it exists. */
  public synchronized void delete(String ruleArn) {
    rules.remove(ruleArn);
  }

  /**
   * Notes a rule, also one whose targets are left out, and whether it is enabled.
   *
   * @param enabled a disabled rule that was added matches nothing from now on
   */
  public synchronized void setState(String ruleArn, boolean enabled) {
    states.put(ruleArn, enabled);
    if (!enabled) {
      delete(ruleArn);
    }
  }

  /** Forgets what {@link #setState} noted. */
  public synchronized void forget(String ruleArn) {
    states.remove(ruleArn);
    delete(ruleArn);
  }

  /** Returns whether a rule is enabled; empty if there is no such rule. */
  synchronized Optional<Boolean> isEnabled(String ruleArn) {
    return Optional.ofNullable(states.get(ruleArn));
  }

  /** Returns whether the bus of a Region has a rule. */
  synchronized boolean hasRules(String region) {
    return rules.values().stream().anyMatch(entry -> entry.rule().region().equals(region));
  }

  /** Returns the events that could not be delivered, the oldest first. */
  public List<FailedDelivery> failures() {
    return List.copyOf(failures);
  }

  /**
   * Sends an event to the targets of the rules that it matches.
   *
   * @param region the Region of the bus, such as {@code us-east-1}
   * @param event the whole event, with {@code source} and {@code detail}
   */
  public void publish(String region, ObjectNode event) {
    var text = event.toString();
    for (var rule : matching(region, text)) {
      for (var target : rule.targets()) {
        delivery.deliver(rule, target, event).ifPresent(failures::add);
      }
    }
  }

  private synchronized List<EventRule> matching(String region, String event) {
    return rules.values().stream()
        .filter(entry -> entry.rule().region().equals(region))
        .filter(entry -> matches(entry.matcher(), event))
        .map(Entry::rule)
        .toList();
  }

  // The library declares no narrower exception.
  @SuppressWarnings("CatchingUnchecked")
  private static boolean matches(Machine matcher, String event) {
    try {
      return !matcher.rulesForJSONEvent(event).isEmpty();
    } catch (Exception e) {
      throw new IllegalStateException("The event cannot be matched: " + event, e);
    }
  }
}
