package onekey.sandbox.cloudwatch;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The account's alarms, whose states are set by tests. */
public final class Alarms {

  private final Map<String, Alarm> byName = new TreeMap<>();

  /**
   * An alarm.
   *
   * @param stackName the stack that it belongs to
   * @param state {@code OK}, {@code ALARM} or {@code INSUFFICIENT_DATA}
   */
  record Alarm(String stackName, String name, String description, String state) {}

  /**
   * Has a stack own these alarms and no others. New ones have the state {@code OK}.
   *
   * @param descriptions the descriptions by the name of the alarm
   */
  public synchronized void replaceOf(String stackName, Map<String, String> descriptions) {
    byName
        .values()
        .removeIf(
            alarm ->
                alarm.stackName().equals(stackName) && !descriptions.containsKey(alarm.name()));
    descriptions.forEach(
        (name, description) ->
            byName.merge(
                name,
                new Alarm(stackName, name, description, "OK"),
                (before, now) -> new Alarm(stackName, name, description, before.state())));
  }

  /**
   * Sets the state of an alarm.
   *
   * @throws IllegalArgumentException if there is no such alarm
   */
  public synchronized void setState(String name, String state) {
    if (byName.computeIfPresent(
            name, (_, alarm) -> new Alarm(alarm.stackName(), name, alarm.description(), state))
        == null) {
      throw new IllegalArgumentException("There is no alarm " + name + ".");
    }
  }

  synchronized List<Alarm> all() {
    return List.copyOf(byName.values());
  }
}
