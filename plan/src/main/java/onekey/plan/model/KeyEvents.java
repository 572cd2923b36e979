package onekey.plan.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The events of an access key, counted.
 *
 * @param count how many there are
 * @param first the time of the earliest; empty if there is none
 * @param last the time of the latest; empty if there is none
 * @param services the services that were called, such as {@code s3}
 * @param actions what was called, such as {@code s3 ListBuckets}
 * @param errors why calls were refused, such as {@code AccessDenied}; the others are not in it
 * @param sourceAddresses where the calls came from
 * @param userAgents the programs that called, where they said so
 * @param vpcEndpoints the VPC endpoints that calls went through; the others are not in it
 * @param days how many events each day has (UTC); days without events are not in it
 * @param ofOthers how many events were found that name another key, or none; they are not counted
 */
public record KeyEvents(
    long count,
    Optional<Instant> first,
    Optional<Instant> last,
    Tally services,
    Tally actions,
    Tally errors,
    Tally sourceAddresses,
    Tally userAgents,
    Tally vpcEndpoints,
    SortedMap<LocalDate, Long> days,
    long ofOthers) {

  public KeyEvents {
    days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
  }

  /** Returns that there is no event. */
  public static KeyEvents none() {
    return of(List.of(), 0);
  }

  /** Counts events. */
  public static KeyEvents of(List<KeyEvent> events, long ofOthers) {
    var days = new TreeMap<LocalDate, Long>();
    events.forEach(
        event -> days.merge(LocalDate.ofInstant(event.at(), ZoneOffset.UTC), 1L, Long::sum));
    return new KeyEvents(
        events.size(),
        events.stream().map(KeyEvent::at).min(Instant::compareTo),
        events.stream().map(KeyEvent::at).max(Instant::compareTo),
        tally(events, event -> Optional.of(event.service())),
        tally(events, event -> Optional.of(event.service() + " " + event.action())),
        tally(events, KeyEvent::error),
        tally(events, event -> Optional.of(event.sourceAddress())),
        tally(events, KeyEvent::userAgent),
        tally(events, KeyEvent::vpcEndpoint),
        days,
        ofOthers);
  }

  private static Tally tally(List<KeyEvent> events, Function<KeyEvent, Optional<String>> value) {
    return Tally.of(events.stream().flatMap(event -> value.apply(event).stream()).toList());
  }

  /** Returns both together. */
  KeyEvents plus(KeyEvents other) {
    var allDays = new TreeMap<>(days);
    other.days.forEach((day, events) -> allDays.merge(day, events, Long::sum));
    return new KeyEvents(
        count + other.count,
        either(first, other.first, (one, two) -> one.isBefore(two) ? one : two),
        either(last, other.last, (one, two) -> one.isAfter(two) ? one : two),
        services.plus(other.services),
        actions.plus(other.actions),
        errors.plus(other.errors),
        sourceAddresses.plus(other.sourceAddresses),
        userAgents.plus(other.userAgents),
        vpcEndpoints.plus(other.vpcEndpoints),
        allDays,
        ofOthers + other.ofOthers);
  }

  private static Optional<Instant> either(
      Optional<Instant> one, Optional<Instant> two, BinaryOperator<Instant> choice) {
    return Stream.of(one, two).flatMap(Optional::stream).reduce(choice);
  }

  /** Returns how many calls were refused. */
  public long refused() {
    return errors.events();
  }
}
