package onekey.plan.source.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RegionPacerTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final FakeCallClock clock = new FakeCallClock();
  private final RegionPacer pacer = new RegionPacer(clock);

  @Test
  void letsTheFirstCallThroughAtOnce() throws InterruptedException {
    pacer.awaitTurn();

    assertThat(clock.nanoTime()).isZero();
  }

  @Test
  void keepsNoTurnsForLater() throws InterruptedException {
    // given
    pacer.awaitTurn();
    clock.pass(Duration.ofMinutes(1));

    // when
    var before = clock.nanoTime();
    pacer.awaitTurn();
    pacer.awaitTurn();

    // then
    assertThat(clock.nanoTime() - before).isEqualTo(SECOND / 2);
  }

  /** Whenever calls come, no second has more than two of them. */
  @Property
  void neverMoreThanTwoASecond(
      @ForAll @Size(min = 1, max = 50) List<@IntRange(min = 0, max = 3000) Integer> pauses)
      throws InterruptedException {
    // given
    var time = new FakeCallClock();
    var turns = new RegionPacer(time);
    var calls = new ArrayList<Long>();

    // when
    for (var pause : pauses) {
      time.pass(Duration.ofMillis(pause));
      turns.awaitTurn();
      calls.add(time.nanoTime());
    }

    // then
    for (var begin : calls) {
      assertThat(calls.stream().filter(at -> at >= begin && at < begin + SECOND).count())
          .isLessThanOrEqualTo(2);
    }
  }

  @Test
  void pacesSeveralThreads() throws InterruptedException {
    // when
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      pool.invokeAll(
          Collections.nCopies(
              20,
              () -> {
                pacer.awaitTurn();
                return clock.nanoTime();
              }));
    }

    // then
    assertThat(clock.nanoTime()).isEqualTo(19 * SECOND / 2);
  }

  @Test
  void givesUpWhenInterrupted() throws InterruptedException {
    // given
    pacer.awaitTurn();

    // when
    Thread.currentThread().interrupt();

    // then
    assertThatExceptionOfType(InterruptedException.class).isThrownBy(pacer::awaitTurn);
  }
}
