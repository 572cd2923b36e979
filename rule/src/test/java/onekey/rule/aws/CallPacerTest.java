package onekey.rule.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Plays the pacer against a token bucket in simulated time: the same every time, and no test waits.
 */
class CallPacerTest {

  @ParameterizedTest
  @CsvSource({
    // calls, calls a second, burst, latency in ms, callers at once
    "515, 20, 40, 40, 16",
    "515, 20, 40, 40, 8",
    "515, 20, 40, 200, 16",
    "515, 5, 10, 40, 16",
    "2000, 100, 100, 40, 16",
    "5000, 150, 500, 40, 16",
  })
  void staysBelowWhatTheBucketRefillsAndLosesLittleTime(
      int calls, double rate, int burst, int latencyMillis, int callers) {
    // given
    var simulation = new Simulation(rate, burst, Duration.ofMillis(latencyMillis), callers);

    // when
    var outcome = simulation.run(calls);

    // then
    assertThat(outcome.throttled()).isLessThanOrEqualTo(calls / 20);
    assertThat(outcome.seconds()).isLessThanOrEqualTo(calls / rate * 1.25);
  }

  @Test
  void withoutThrottlingItCostsLittle() {
    // given
    var simulation = new Simulation(1e9, 1_000_000_000, Duration.ofMillis(40), 16);

    // when
    var outcome = simulation.run(5005);

    // then
    assertThat(outcome.throttled()).isZero();
    assertThat(outcome.seconds()).isLessThanOrEqualTo(5005 * 0.040 / 16 * 1.03);
  }

  @Test
  void whatWasUnderWayWhenItSlowedDownDoesNotSlowItDownAgain() {
    // given
    var now = new long[] {0};
    var pacer = new CallPacer(() -> now[0]);
    var first = pacer.take(true);
    var second = pacer.take(true);
    now[0] = Duration.ofMillis(100).toNanos();
    pacer.throttled(first);
    now[0] = Duration.ofMillis(200).toNanos();

    // when
    pacer.throttled(second);

    // then
    assertThat(pacer.untilNextTurn()).isEqualTo(Duration.ofMillis(900));
  }

  @Test
  void goesOnALittleBelowWhatGotThroughBetweenTwoThrottles() {
    // given 30 calls in 3 seconds between two throttles
    var now = new long[] {0};
    var pacer = new CallPacer(() -> now[0]);
    pacer.throttled(pacer.take(false));
    for (var call = 0; call < 30; call++) {
      pacer.gotThrough(new CallPacer.Turn(1, false));
    }
    now[0] = Duration.ofSeconds(3).toNanos();

    // when
    pacer.throttled(pacer.take(false));

    // then nine tenths of 10 calls a second
    now[0] += Duration.ofSeconds(1).toNanos();
    pacer.take(false);
    assertThat(pacer.untilNextTurn()).isEqualTo(Duration.ofNanos(111_111_111));
  }

  @Test
  void neverStopsForGood() {
    // given
    var now = new long[] {0};
    var pacer = new CallPacer(() -> now[0]);

    // when nothing gets through any more
    for (var call = 0; call < 100; call++) {
      now[0] += Duration.ofSeconds(1).toNanos();
      pacer.throttled(pacer.take(true));
    }

    // then
    now[0] += Duration.ofSeconds(1).toNanos();
    pacer.take(true);
    assertThat(pacer.untilNextTurn()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void makesUpForALittleOversleeping() {
    // given a turn taken 1 ms late, 5 ms after the one before
    var now = new long[] {0};
    var pacer = new CallPacer(() -> now[0]);
    pacer.take(false);
    now[0] = Duration.ofMillis(6).toNanos();

    // when
    pacer.take(true);

    // then
    assertThat(pacer.untilNextTurn()).isEqualTo(Duration.ofMillis(4));
  }

  @Test
  void makesUpForNoLongIdleTime() {
    // given
    var now = new long[] {0};
    var pacer = new CallPacer(() -> now[0]);
    now[0] = Duration.ofHours(1).toNanos();

    // when
    var turns = 0;
    while (!pacer.untilNextTurn().isPositive()) {
      pacer.take(false);
      turns++;
    }

    // then there are the turns of the last 20 ms, and this one
    assertThat(turns).isEqualTo(5);
  }

  record Outcome(int throttled, double seconds) {}

  /** Callers that queue for their turn, and a bucket behind a wire with this latency. */
  private static final class Simulation {

    private final double rate;
    private final double burst;
    private final long latency;
    private final int callers;

    private final PriorityQueue<Answer> answers =
        new PriorityQueue<>(Comparator.comparingLong(Answer::at));

    /** Since when each caller has been queueing. */
    private final Deque<Long> queue = new ArrayDeque<>();

    private long now;
    private double tokens;
    private long filledAt;

    Simulation(double rate, int burst, Duration latency, int callers) {
      this.rate = rate;
      this.burst = burst;
      this.latency = latency.toNanos();
      this.callers = callers;
      this.tokens = burst;
    }

    private record Answer(CallPacer.Turn turn, boolean accepted, long at) {}

    Outcome run(int calls) {
      var pacer = new CallPacer(() -> now);
      var throttled = 0;
      var begun = Math.min(calls, callers);
      for (var caller = 0; caller < begun; caller++) {
        queue.addLast(now);
      }
      while (!queue.isEmpty() || !answers.isEmpty()) {
        var turnAt = now + Math.max(0, pacer.untilNextTurn().toNanos());
        if (!queue.isEmpty() && (answers.isEmpty() || turnAt <= answers.peek().at())) {
          now = turnAt;
          var turn = pacer.take(now > queue.removeFirst());
          answers.add(new Answer(turn, accepts(), now + latency));
        } else {
          var answer = answers.remove();
          now = answer.at();
          if (answer.accepted()) {
            pacer.gotThrough(answer.turn());
          } else {
            throttled++;
            pacer.throttled(answer.turn());
          }
          if (!answer.accepted() || begun++ < calls) {
            queue.addLast(now);
          }
        }
      }
      return new Outcome(throttled, now / 1e9);
    }

    private boolean accepts() {
      tokens = Math.min(burst, tokens + (now - filledAt) / 1e9 * rate);
      filledAt = now;
      if (tokens < 1) {
        return false;
      }
      tokens--;
      return true;
    }
  }
}
