package onekey.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is set. In UTC. */
public final class SandboxClock extends Clock {

  private final AtomicReference<Instant> now;

  SandboxClock(Instant start) {
    this.now = new AtomicReference<>(start);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  /** Sets the time, forwards or backwards. */
  public void set(Instant time) {
    now.set(time);
  }

  /** Moves the time forwards, or backwards if {@code step} is negative. */
  public void advance(Duration step) {
    now.updateAndGet(time -> time.plus(step));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** Refuses: AWS speaks UTC only. */
  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("The sandbox's clock is in UTC, not in " + zone + ".");
  }
}
