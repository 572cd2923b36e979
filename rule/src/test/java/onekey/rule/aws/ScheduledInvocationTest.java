package onekey.rule.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduledInvocationTest {

  private final Map<String, Object> event = scheduled();

  @Test
  void readsAScheduledEvent() {
    // when
    var invocation = ScheduledInvocation.from(event);

    // then
    assertThat(invocation)
        .contains(
            new ScheduledInvocation(
                "iam-user-single-access-key",
                Map.of("maxActiveKeys", "1"),
                "token",
                Instant.parse("2026-12-01T08:00:00.123Z")));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "{}"})
  void aRuleWithoutParametersHasNone(String ruleParameters) {
    // given
    event.put("ruleParameters", ruleParameters);

    // then
    assertThat(ScheduledInvocation.from(event))
        .hasValueSatisfying(invocation -> assertThat(invocation.ruleParameters()).isEmpty());
  }

  @Test
  void aRuleThatLeftItsScopeReportsNothing() {
    // given
    event.put("eventLeftScope", true);

    // then
    assertThat(ScheduledInvocation.from(event)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ConfigurationItemChangeNotification",
        "OversizedConfigurationItemChangeNotification",
        "ConfigurationSnapshotDeliveryCompleted",
        "scheduledNotification",
      })
  void refusesAnyOtherMessage(String messageType) {
    // given
    event.put(
        "invokingEvent",
        "{\"messageType\": \"%s\", \"notificationCreationTime\": \"2026-12-01T08:00:00Z\"}"
            .formatted(messageType));

    // then
    assertThatThrownBy(() -> ScheduledInvocation.from(event))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage(
            "messageType is \"%s\". Allowed: ScheduledNotification.".formatted(messageType));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not json | invokingEvent is not a JSON object: not json",
        "[] | invokingEvent is not a JSON object: []",
        "{} | invokingEvent has no messageType (a string).",
        "{\"messageType\": 1} | invokingEvent has no messageType (a string).",
        "{\"messageType\": \"ScheduledNotification\"} | invokingEvent has no"
            + " notificationCreationTime (a string).",
        "{\"messageType\": \"ScheduledNotification\", \"notificationCreationTime\": \"today\"} |"
            + " notificationCreationTime is \"today\". Allowed: a time such as"
            + " 2026-01-31T08:00:00.000Z.",
      })
  void refusesAnInvokingEventThatItCannotRead(String invokingEvent, String message) {
    // given
    event.put("invokingEvent", invokingEvent);

    // then
    assertThatThrownBy(() -> ScheduledInvocation.from(event))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense | ruleParameters is not a JSON object: nonsense",
        "{\"maxActiveKeys\": 1} | ruleParameters: maxActiveKeys is 1. Allowed: a string.",
      })
  void refusesRuleParametersThatItCannotRead(String ruleParameters, String message) {
    // given
    event.put("ruleParameters", ruleParameters);

    // then
    assertThatThrownBy(() -> ScheduledInvocation.from(event))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "0"})
  void refusesAScopeThatIsNeitherLeftNorKept(String eventLeftScope) {
    // given
    event.put("eventLeftScope", eventLeftScope);

    // then
    assertThatThrownBy(() -> ScheduledInvocation.from(event))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage("eventLeftScope is %s. Allowed: true or false.".formatted(eventLeftScope));
  }

  @Test
  void refusesRuleParametersThatAreNoText() {
    // given
    event.put("ruleParameters", Map.of("maxActiveKeys", "1"));

    // then
    assertThatThrownBy(() -> ScheduledInvocation.from(event))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage("ruleParameters is {maxActiveKeys=1}. Allowed: a string.");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "")
  void refusesAMissingResultToken(String resultToken) {
    // given
    event.put("resultToken", resultToken);

    // then
    assertThatThrownBy(() -> ScheduledInvocation.from(event))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage("The event has no resultToken (a string).");
  }

  @Test
  void refusesAnEmptyEvent() {
    assertThatThrownBy(() -> ScheduledInvocation.from(Map.of()))
        .isInstanceOf(InvalidEventException.class)
        .hasMessage("The event has no invokingEvent (a string).");
  }

  @Test
  void refusesAMissingRuleName() {
    // given
    event.remove("configRuleName");

    // then
    assertThatThrownBy(() -> ScheduledInvocation.from(event))
        .hasMessage("The event has no configRuleName (a string).");
  }

  private static Map<String, Object> scheduled() {
    var event = new HashMap<String, Object>();
    event.put(
        "invokingEvent",
        """
        {"awsAccountId": "123456789012", "notificationCreationTime": "2026-12-01T08:00:00.123Z",
         "messageType": "ScheduledNotification", "recordVersion": "1.0"}
        """);
    event.put("ruleParameters", "{\"maxActiveKeys\": \"1\"}");
    event.put("resultToken", "token");
    event.put("configRuleName", "iam-user-single-access-key");
    return event;
  }
}
