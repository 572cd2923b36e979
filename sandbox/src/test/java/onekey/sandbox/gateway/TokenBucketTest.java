package onekey.sandbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import onekey.sandbox.api.RateLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenBucketTest {

  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);
  private final TokenBucket bucket = new TokenBucket(new RateLimit(20, 40), nanoTime::get);

  @Test
  void givesTheBurstAndNoMore() {
    assertThat(taken(100)).isEqualTo(40);
  }

  @ParameterizedTest
  @CsvSource({"49,0", "50,1", "1000,20", "2000,40", "60000,40"})
  void fillsUpWithTime(int milliseconds, int expected) {
    // given
    taken(100);

    // when
    nanoTime.addAndGet(Duration.ofMillis(milliseconds).toNanos());

    // then
    assertThat(taken(100)).isEqualTo(expected);
  }

  @Test
  void chargesNothingForARefusal() {
    // given
    taken(1000);

    // when
    nanoTime.addAndGet(Duration.ofMillis(50).toNanos());

    // then
    assertThat(bucket.take()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0,1", "-1,1", "NaN,1", "Infinity,1", "1,0"})
  void refusesALimitThatAllowsNoCall(double callsPerSecond, int burst) {
    assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(callsPerSecond, burst));
  }

  private long taken(int attempts) {
    return IntStream.range(0, attempts).filter(_ -> bucket.take()).count();
  }
}
