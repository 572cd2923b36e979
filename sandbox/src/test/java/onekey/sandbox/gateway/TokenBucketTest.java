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
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesANumberOfForeignCallsThatCannotBe(double foreignCallsPerSecond) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RateLimit(20, 40, foreignCallsPerSecond))
        .withMessageContaining("foreignCallsPerSecond");
  }

  /** 16 tokens a second, 32 at most. */
  @ParameterizedTest
  @CsvSource({
    // Nobody else.
    "0,0,32",
    "0,60000,32",
    // Others take less than comes in: the bucket stays full, but for what the last of them took.
    "8,0,32",
    "8,124,32",
    "8,125,31",
    "8,60000,31",
    "8,60063,32",
    // Others take what comes in.
    "16,60000,31",
    // Others take more: 16 tokens less each second, until they are throttled themselves.
    "32,1000,15",
    "32,2000,0",
    "32,2031,0",
    "32,60000,0",
  })
  void leavesWhatOthersDoNotTake(double foreign, int milliseconds, int expected) {
    // given
    var shared = new TokenBucket(new RateLimit(16, 32, foreign), nanoTime::get);

    // when
    nanoTime.addAndGet(Duration.ofMillis(milliseconds).toNanos());

    // then
    assertThat(taken(shared, 100)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"4,192", "8,128", "12,64", "16,0"})
  void givesTheRestOfTheRateToOneWhoAsksFourTimesASecond(double foreign, int expected) {
    // given
    var shared = new TokenBucket(new RateLimit(16, 32, foreign), nanoTime::get);
    taken(shared, 100);

    // when
    var taken = 0L;
    for (var step = 0; step < 64; step++) {
      nanoTime.addAndGet(Duration.ofMillis(250).toNanos());
      taken += taken(shared, 100);
    }

    // then
    assertThat(taken).isEqualTo(expected);
  }

  @Test
  void chargesOthersNothingForARefusalEither() {
    // given: others come after 83 ms and find less than a token
    var shared = new TokenBucket(new RateLimit(16, 32, 12), nanoTime::get);
    taken(shared, 100);

    // when
    nanoTime.addAndGet(Duration.ofMillis(70).toNanos());
    var first = taken(shared, 100);
    nanoTime.addAndGet(Duration.ofMillis(70).toNanos());
    var second = taken(shared, 100);

    // then
    assertThat(first).isOne();
    assertThat(second).isOne();
  }

  @Test
  void countsAForeignCallOnce() {
    // given
    var shared = new TokenBucket(new RateLimit(1e-6, 32, 8), nanoTime::get);

    // when
    for (var step = 0; step < 1000; step++) {
      nanoTime.addAndGet(Duration.ofMillis(1).toNanos());
      if (step % 100 == 0) {
        shared.take();
      }
    }

    // then
    assertThat(taken(shared, 100)).isEqualTo(32 - 8 - 10);
  }

  private long taken(int attempts) {
    return taken(bucket, attempts);
  }

  private static long taken(TokenBucket bucket, int attempts) {
    return IntStream.range(0, attempts).filter(_ -> bucket.take()).count();
  }
}
