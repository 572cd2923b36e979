package onekey.plan.source.cloudtrail;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only while somebody waits. */
final class FakeCallClock implements CallClock {

  private final AtomicLong now = new AtomicLong();

  @Override
  public long nanoTime() {
    return now.get();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    now.addAndGet(duration.toNanos());
  }

  void pass(Duration duration) {
    now.addAndGet(duration.toNanos());
  }
}
