package onekey.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SandboxClockTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final SandboxClock clock = new SandboxClock(NOON);
  private final List<String> rung = new ArrayList<>();

  /** Is due so many seconds after noon. */
  private final class Ringing implements SandboxClock.Alarms {

    private final String name;
    private final Deque<Instant> due = new ArrayDeque<>();

    Ringing(String name, long... seconds) {
      this.name = name;
      LongStream.of(seconds).mapToObj(NOON::plusSeconds).forEach(due::add);
    }

    @Override
    public Optional<Instant> next() {
      return Optional.ofNullable(due.peek());
    }

    @Override
    public void ring(Instant now) {
      due.remove();
      rung.add(name + " " + Duration.between(NOON, now).toSeconds());
    }
  }

  @Test
  void runsTheEventsOfAllInTheOrderOfTheirTimes() {
    // given
    clock.addAlarms(new Ringing("first", 10, 30, 30));
    clock.addAlarms(new Ringing("second", 5, 20, 30, 61));

    // when
    clock.advance(Duration.ofMinutes(1));

    // then
    assertThat(rung)
        .containsExactly("second 5", "first 10", "second 20", "first 30", "first 30", "second 30");
    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(60));
  }

  @Test
  void runsWhatIsOverdueWhenItIsMovedNext() {
    // given
    clock.addAlarms(new Ringing("late", -5));

    // when
    clock.advance(Duration.ZERO);

    // then
    assertThat(rung).containsExactly("late 0");
  }
}
