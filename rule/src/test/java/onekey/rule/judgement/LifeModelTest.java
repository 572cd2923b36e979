package onekey.rule.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A million histories of one user, judged by what the documentation promises. */
@Order(1)
@Tag("slow")
class LifeModelTest {

  private static final long HISTORIES = Long.getLong("onekey.histories", 1_000_000);

  /** A failing history is repeated by its seed: {@code -Donekey.seed=N -Donekey.histories=1}. */
  private static final long FIRST_SEED = Long.getLong("onekey.seed", 0);

  @Test
  void everyHistoryKeepsWhatTheDocumentationPromises() {
    // when
    var counts = new ConcurrentSkipListMap<String, Long>();
    var broken =
        LongStream.range(FIRST_SEED, FIRST_SEED + HISTORIES)
            .parallel()
            .filter(seed -> breaks(seed, counts))
            .findAny();

    // then
    System.out.println(new TreeMap<>(counts));
    assertThat(broken.stream().mapToObj(LifeModelTest::told)).isEmpty();
  }

  private static boolean breaks(long seed, Map<String, Long> counts) {
    var model = LifeModel.of(seed);
    model.counts().forEach((what, times) -> counts.merge(what, (long) times, Long::sum));
    counts.merge("histories", 1L, Long::sum);
    counts.merge("days", (long) model.days(), Long::sum);
    return !LifeOracle.violations(model.life()).isEmpty();
  }

  private static String told(long seed) {
    var life = LifeModel.of(seed).life();
    return "Seed %d: %s%n%s".formatted(seed, LifeOracle.violations(life), life.told());
  }
}
