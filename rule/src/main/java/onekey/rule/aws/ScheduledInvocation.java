package onekey.rule.aws;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One periodic invocation of the rule by AWS Config.
 *
 * @param ruleName the name of the rule, 1–64 characters
 * @param ruleParameters the input parameters of the rule
 * @param resultToken what AWS Config wants back with the evaluations
 * @param time when AWS Config made the notification; every evaluation of the run carries it
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_example-events.html">
 *     Example Events for AWS Config Rules</a>
 */
public record ScheduledInvocation(
    String ruleName, Map<String, String> ruleParameters, String resultToken, Instant time) {

  private static final String SCHEDULED = "ScheduledNotification";

  /** The token of an invocation that only tests. */
  private static final String TEST_MODE = "TESTMODE";

  /**
   * Reads an event.
   *
   * @return empty if the rule does not apply any more ({@code eventLeftScope}): then there is
   *     nothing to report
   * @throws InvalidEventException if it is not a scheduled event, or incomplete
   */
  public static Optional<ScheduledInvocation> from(Map<String, Object> event) {
    var members = new JsonObject("The event", event);
    var invokingEvent = JsonObject.parse("invokingEvent", members.string("invokingEvent"));
    var messageType = invokingEvent.string("messageType");
    if (!messageType.equals(SCHEDULED)) {
      throw new InvalidEventException(
          "messageType is \"%s\". Allowed: %s.".formatted(messageType, SCHEDULED));
    }
    var invocation =
        new ScheduledInvocation(
            members.string("configRuleName"),
            parameters(event.get("ruleParameters")),
            members.string("resultToken"),
            time(invokingEvent.string("notificationCreationTime")));
    return hasLeftScope(event.get("eventLeftScope")) ? Optional.empty() : Optional.of(invocation);
  }

  /** Returns whether AWS Config only checks the evaluations and stores none. */
  public boolean isTest() {
    return resultToken.equals(TEST_MODE);
  }

  private static Map<String, String> parameters(@Nullable Object ruleParameters) {
    return switch (ruleParameters) {
      case null -> Map.of();
      case String text when text.isBlank() -> Map.of();
      case String text -> JsonObject.parse("ruleParameters", text).strings();
      case Object other ->
          throw new InvalidEventException(
              "ruleParameters is %s. Allowed: a string.".formatted(other));
    };
  }

  private static boolean hasLeftScope(@Nullable Object eventLeftScope) {
    return switch (eventLeftScope) {
      case null -> false;
      case Boolean left -> left;
      case Object other ->
          throw new InvalidEventException(
              "eventLeftScope is %s. Allowed: true or false.".formatted(other));
    };
  }

  private static Instant time(String notificationCreationTime) {
    try {
      return Instant.parse(notificationCreationTime);
    } catch (DateTimeParseException e) {
      throw new InvalidEventException(
          "notificationCreationTime is \"%s\". Allowed: a time such as 2026-01-31T08:00:00.000Z."
              .formatted(notificationCreationTime),
          e);
    }
  }
}
