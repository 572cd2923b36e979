package onekey.rule.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future.State;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConcurrentlyTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void answersStayInTheirOrder() {
    // when
    var answers =
        Concurrently.call(
            IntStream.range(0, 100).<Callable<Integer>>mapToObj(number -> () -> number).toList(),
            LONG);

    // then
    assertThat(answers.stream().map(answer -> answer.resultNow()))
        .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
  }

  @Test
  void aFailureStaysWithItsCall() {
    // given
    var failure = new IllegalStateException("refused");

    // when
    var answers =
        Concurrently.call(
            List.<Callable<Integer>>of(
                () -> 1,
                () -> {
                  throw failure;
                }),
            LONG);

    // then
    assertThat(answers.getFirst().resultNow()).isEqualTo(1);
    assertThat(answers.getLast().exceptionNow()).isSameAs(failure);
  }

  /** More calls than may be under way wait for nobody longer than the time that all have. */
  @Test
  void callsThatAreNeverAnsweredAreCancelledTogether() {
    // given
    var never = new CountDownLatch(1);
    Callable<Integer> silent =
        () -> {
          never.await();
          return 0;
        };

    // when
    var answers =
        Concurrently.call(
            Stream.generate(() -> silent).limit(10L * AwsClients.CONCURRENT_CALLS).toList(),
            Duration.ofMillis(50));

    // then
    assertThat(answers).allSatisfy(answer -> assertThat(answer.state()).isEqualTo(State.CANCELLED));
  }

  @Test
  void aCallThatDoesNotStopIsNotWaitedFor() {
    // given
    var running = new AtomicBoolean(true);
    var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    Callable<Boolean> deaf =
        () -> {
          while (running.get() && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
          }
          return running.getAndSet(false);
        };

    // when
    var answers = Concurrently.call(List.of(deaf), Duration.ofMillis(50));

    // then
    assertThat(running.getAndSet(false)).isTrue();
    assertThat(answers.getFirst().state()).isEqualTo(State.CANCELLED);
  }

  @Test
  void onlySoManyCallsAreUnderWay() {
    // given
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    Callable<Integer> counted =
        () -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          Thread.sleep(1);
          return running.decrementAndGet();
        };

    // when
    Concurrently.call(
        Stream.generate(() -> counted).limit(20L * AwsClients.CONCURRENT_CALLS).toList(), LONG);

    // then
    assertThat(most.get()).isBetween(1, AwsClients.CONCURRENT_CALLS);
  }
}
