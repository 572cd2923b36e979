package onekey.sandbox.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** A clock in UTC whose time changes only when it is set. */
public final class SandboxClock extends Clock {

  private final AtomicReference<Instant> now;
  private final List<Alarms> alarms = new CopyOnWriteArrayList<>();

  /** Creates a clock that shows this time. */
  public SandboxClock(Instant start) {
    this.now = new AtomicReference<>(start);
  }

  /** Events that are due at certain times. */
  public interface Alarms {

    /** Returns the time of the next event; empty if there is none. */
    Optional<Instant> next();

    /** Runs the next event, which is not due again. */
    void ring(Instant now);
  }

  /** Adds events that run when their time has come. At the same time those added first run. */
  public void addAlarms(Alarms others) {
    alarms.add(others);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  /**
   * Sets the time, forwards or backwards. Forwards, each event runs at the time at which it is due.
   */
  public void set(Instant time) {
    for (var next = due(time); next.isPresent(); next = due(time)) {
      var moment = next.get().at();
      now.updateAndGet(current -> current.isAfter(moment) ? current : moment);
      next.get().alarms().ring(now.get());
    }
    now.set(time);
  }

  private record Due(Instant at, Alarms alarms) {}

  private Optional<Due> due(Instant time) {
    return alarms.stream()
        .flatMap(some -> some.next().map(next -> new Due(next, some)).stream())
        .filter(due -> !due.at().isAfter(time))
        .min(Comparator.comparing(Due::at));
  }

  /** Moves the time forwards, or backwards if {@code step} is negative. */
  public void advance(Duration step) {
    set(now.get().plus(step));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** Not supported: times in AWS are in UTC. */
  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException(
        "The sandbox's clock supports only UTC, not " + zone + ".");
  }
}
