package onekey.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PollingTest {

  private final List<Duration> pauses = new ArrayList<>();
  private final Polling polling = new Polling(3, Duration.ofSeconds(5), pauses::add);
  private int asked;

  @Test
  void asksOnceWhenTheAnswerIsSettled() {
    // when
    var answer = polling.until(number -> number == 1, () -> ++asked);

    // then
    assertThat(answer).isEqualTo(1);
    assertThat(pauses).isEmpty();
  }

  @Test
  void asksUntilTheAnswerIsSettled() {
    // when
    var answer = polling.until(number -> number == 2, () -> ++asked);

    // then
    assertThat(answer).isEqualTo(2);
    assertThat(pauses).containsExactly(Duration.ofSeconds(5));
  }

  @Test
  void givesTheLastAnswerAtTheEnd() {
    // when
    var answer = polling.until(_ -> false, () -> ++asked);

    // then
    assertThat(answer).isEqualTo(3);
    assertThat(pauses).hasSize(2);
  }

  @Test
  void theChooserPollsForAMinute() {
    // given
    var minute = Polling.forAMinute();

    // then
    assertThat(minute.pause().multipliedBy(minute.attempts() - 1L))
        .isEqualTo(Duration.ofMinutes(1));
  }
}
