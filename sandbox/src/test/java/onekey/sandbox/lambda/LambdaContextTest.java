package onekey.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LambdaContextTest {

  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);

  @ParameterizedTest
  @CsvSource({"0,7000", "1,6999", "1000000,6999", "6999000000,1", "7000000000,0", "9000000000,0"})
  void leavesTheTimeoutLessTheTimeThatHasPassed(long nanoseconds, int expected) {
    // given
    var context = new LambdaContext("judge", "arn", Duration.ofSeconds(7), nanoTime::get);

    // when
    nanoTime.addAndGet(nanoseconds);

    // then
    assertThat(context.getRemainingTimeInMillis()).isEqualTo(expected);
  }
}
