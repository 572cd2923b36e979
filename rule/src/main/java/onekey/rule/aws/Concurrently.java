package onekey.rule.aws;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Makes several calls at once, whose answers are only shown, in a time that they cannot exceed. */
public final class Concurrently {

  private Concurrently() {}

  /**
   * Makes the calls, as many at a time as a client lets be under way.
   *
   * @param atMost how long they may take together; those that have not ended by then are cancelled
   *     and not waited for
   * @return how each of them ended, in their order
   */
  public static <T> List<Future<T>> call(List<? extends Callable<T>> calls, Duration atMost) {
    var pool =
        Executors.newFixedThreadPool(AwsClients.CONCURRENT_CALLS, Thread.ofVirtual().factory());
    try {
      return pool.invokeAll(calls, atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for answers.", e);
    } finally {
      pool.shutdownNow();
    }
  }
}
