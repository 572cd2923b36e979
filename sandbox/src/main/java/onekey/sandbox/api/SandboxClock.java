package onekey.sandbox.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is set. In UTC. */
public final class SandboxClock extends Clock {

  private final AtomicReference<Instant> now;
  private final AtomicReference<Alarms> alarms = new AtomicReference<>(Alarms.NONE);

  /** A clock that shows this time. */
  public SandboxClock(Instant start) {
    this.now = new AtomicReference<>(start);
  }

  /** What happens at a time. */
  public interface Alarms {

    /** Nothing ever happens. */
    Alarms NONE =
        new Alarms() {
          @Override
          public Optional<Instant> next() {
            return Optional.empty();
          }

          @Override
          public void ring(Instant now) {}
        };

    /** When the next thing happens. */
    Optional<Instant> next();

    /** Lets the next thing happen. Afterwards something else is next, or nothing. */
    void ring(Instant now);
  }

  /** Sets what happens when the time comes. */
  public void setAlarms(Alarms others) {
    alarms.set(others);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  /** Sets the time, forwards or backwards. On the way forwards, what is due happens in its time. */
  public void set(Instant time) {
    for (var next = due(time); next.isPresent(); next = due(time)) {
      var moment = next.get();
      now.updateAndGet(current -> current.isAfter(moment) ? current : moment);
      alarms.get().ring(now.get());
    }
    now.set(time);
  }

  private Optional<Instant> due(Instant time) {
    return alarms.get().next().filter(next -> !next.isAfter(time));
  }

  /** Moves the time forwards, or backwards if {@code step} is negative. */
  public void advance(Duration step) {
    set(now.get().plus(step));
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
