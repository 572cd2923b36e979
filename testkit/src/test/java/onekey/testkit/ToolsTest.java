package onekey.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ToolsTest {

  /** Tests that need the same tool start in several threads of several JVMs. */
  @Test
  void oneThreadInstallsAtATime() throws Exception {
    // given
    var installing = new AtomicInteger();
    Tools.Installation<Integer> installation =
        () -> {
          var others = installing.getAndIncrement();
          LockSupport.parkNanos(100_000);
          installing.decrementAndGet();
          return others;
        };

    // when
    try (var pool = Executors.newFixedThreadPool(8)) {
      Callable<Integer> test = () -> Tools.oneAtATime(installation);
      var installed = pool.invokeAll(Collections.nCopies(100, test));

      // then
      for (var others : installed) {
        assertThat(others.get()).isZero();
      }
    }
  }
}
