package onekey.plan.format.html;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onekey.plan.language.Texts;
import onekey.plan.model.KeyAudit;
import onekey.plan.model.KeyEvents;
import onekey.plan.model.RegionAudit;

/**
 * The events of a key by day, as a picture.
 *
 * @param label what it shows, for who does not see it
 * @param width the width of the picture: {@value #DAY} for each day
 * @param from the first day
 * @param to the last day
 * @param unread how much of the width, from the left, are days of which not all events were read
 * @param bars the days with events
 */
record TimelineView(String label, long width, String from, String to, long unread, List<Bar> bars) {

  private static final int DAY = 10;
  private static final int HEIGHT = 40;
  private static final int LEAST_HEIGHT = 4;

  /** A day with events. */
  record Bar(long x, long y, long height) {}

  /** Returns the picture; empty if there is no event. */
  static Optional<TimelineView> of(KeyAudit.Asked audit, Texts texts) {
    var events = audit.events();
    return events.count() == 0 ? Optional.empty() : Optional.of(of(audit, events, texts));
  }

  private static TimelineView of(KeyAudit.Asked audit, KeyEvents events, Texts texts) {
    var begin = day(audit.from());
    var end = day(audit.to());
    var most = Collections.max(events.days().values());
    return new TimelineView(
        label(events, begin, end, texts),
        DAY * (ChronoUnit.DAYS.between(begin, end) + 1),
        texts.date(begin),
        texts.date(end),
        unread(audit, begin),
        events.days().entrySet().stream()
            .filter(day -> !day.getKey().isBefore(begin) && !day.getKey().isAfter(end))
            .map(day -> bar(DAY * ChronoUnit.DAYS.between(begin, day.getKey()), day, most))
            .toList());
  }

  private static Bar bar(long x, Map.Entry<LocalDate, Long> day, long most) {
    var height = Math.max(LEAST_HEIGHT, HEIGHT * day.getValue() / most);
    return new Bar(x, HEIGHT - height, height);
  }

  private static String label(KeyEvents events, LocalDate begin, LocalDate end, Texts texts) {
    var busiest =
        events.days().entrySet().stream()
            .max(Comparator.comparing(Map.Entry::getValue))
            .orElseThrow();
    return texts.of(
        "auditTimeline",
        texts.date(begin),
        texts.date(end),
        texts.count("event", events.count()),
        texts.count("day", events.days().size()),
        texts.date(busiest.getKey()),
        Texts.number(busiest.getValue()));
  }

  /** Of a Region that was cut, the day of the oldest event that was read is not whole either. */
  private static long unread(KeyAudit.Asked audit, LocalDate begin) {
    return audit.read().stream()
        .filter(read -> !read.whole())
        .map(RegionAudit.Read::events)
        .map(events -> events.first().map(TimelineView::day).orElse(begin))
        .mapToLong(day -> DAY * Math.max(0, ChronoUnit.DAYS.between(begin, day) + 1))
        .max()
        .orElse(0);
  }

  /** Returns whether there are such days. */
  boolean cut() {
    return unread > 0;
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }
}
