package onekey.plan.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InterruptionTest {

  /** Reading accounts is one thing to end, and asking CloudTrail in each is another. */
  @Test
  void endsEverythingAndWhatBeginsLaterToo() throws InterruptedException {
    // given
    var ended = new AtomicInteger();
    var reacted = new CountDownLatch(2);
    Thread signal;
    try (var interruption = new Interruption()) {
      interruption.whenItHappens(
          () -> {
            ended.incrementAndGet();
            reacted.countDown();
          });
      interruption.whenItHappens(
          () -> {
            ended.incrementAndGet();
            reacted.countDown();
          });

      // when
      signal = Thread.startVirtualThread(interruption::happen);
      reacted.await();
      interruption.whenItHappens(ended::incrementAndGet);

      // then
      assertThat(interruption.happened()).isTrue();
      assertThat(ended).hasValue(3);
      assertThat(signal.isAlive()).isTrue();
    }
    signal.join();
  }
}
