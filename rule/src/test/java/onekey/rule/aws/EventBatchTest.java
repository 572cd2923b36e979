package onekey.rule.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The messages with which Lambda invokes the function. */
class EventBatchTest {

  private static final String EVENT =
      "{\"detail\": {\"eventID\": \"c-1\", \"eventName\": \"TagUser\"}}";

  private static Map<String, Object> message(String id, String body, Object sent) {
    return Map.of("messageId", id, "body", body, "attributes", Map.of("SentTimestamp", sent));
  }

  @Test
  void knowsWhenAMessageWasSent() {
    // when
    var batch = EventBatch.from(Map.of("Records", List.of(message("m-1", EVENT, "1700000000000"))));

    // then
    assertThat(batch.unreadable()).isEmpty();
    assertThat(batch.events())
        .extracting(EventBatch.Queued::messageId, EventBatch.Queued::sent)
        .containsExactly(tuple("m-1", Optional.of(Instant.ofEpochSecond(1_700_000_000))));
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, true", "12, true", "'', false"})
  void knowsWhetherAMessageCameBack(String received, boolean returned) {
    // given
    var message =
        Map.of(
            "messageId",
            "m-1",
            "body",
            EVENT,
            "attributes",
            Map.of("ApproximateReceiveCount", received));

    // then
    assertThat(EventBatch.from(Map.of("Records", List.of(message))).events().getFirst().returned())
        .isEqualTo(returned);
  }

  @Test
  void aMessageThatCannotBeReadDoesNotStopTheOthers() {
    // given
    var withoutBody = new HashMap<String, Object>();
    withoutBody.put("messageId", "m-3");
    withoutBody.put("body", null);

    // when
    var batch =
        EventBatch.from(
            Map.of(
                "Records",
                List.of(message("m-1", "poison", "1"), message("m-2", EVENT, "2"), withoutBody)));

    // then
    assertThat(batch.events()).extracting(EventBatch.Queued::messageId).containsExactly("m-2");
    assertThat(batch.unreadable())
        .extracting(EventBatch.Unreadable::messageId)
        .containsExactly("m-1", "m-3");
    assertThat(batch.unreadable().getFirst().why()).contains("poison");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "-1", "99999999999999999999", "1.5"})
  void aMessageNeedNotSayWhenItWasSent(String sent) {
    assertThat(
            EventBatch.from(Map.of("Records", List.of(message("m-1", EVENT, sent))))
                .events()
                .getFirst()
                .sent())
        .isEmpty();
  }

  @Test
  void anInputThatIsNoBatchIsRefused() {
    assertThatThrownBy(() -> EventBatch.from(Map.of()))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageContaining("Records");
    assertThatThrownBy(() -> EventBatch.from(Map.of("Records", "none")))
        .isInstanceOf(InvalidEventException.class);
    assertThatThrownBy(() -> EventBatch.from(Map.of("Records", List.of(Map.of("body", EVENT)))))
        .isInstanceOf(InvalidEventException.class)
        .hasMessageContaining("messageId");
    assertThatThrownBy(() -> EventBatch.from(Map.of("Records", Arrays.asList((Object) null))))
        .isInstanceOf(InvalidEventException.class);
  }
}
