package onekey.sandbox.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * CloudTrail's event history of all Regions: management events of the last 90 days.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events.html">Working
 *     with CloudTrail event history</a>
 */
public final class EventHistory {

  private static final Duration KEPT = Duration.ofDays(90);

  private static final Comparator<Entry> NEWEST_FIRST = Comparator.comparing(Entry::at).reversed();

  private final Clock clock;
  private final List<Entry> entries = new ArrayList<>();

  /** One record. */
  record Entry(String region, Instant at, ObjectNode detail) {}

  /** Creates an empty history. */
  public EventHistory(Clock clock) {
    this.clock = clock;
  }

  /**
   * Adds a record.
   *
   * @param region the Region it is of, such as {@code us-east-1}
   * @param detail the record as CloudTrail writes it, with an {@code eventTime}
   */
  public synchronized void add(String region, ObjectNode detail) {
    entries.add(
        new Entry(region, Instant.parse(detail.path("eventTime").asText()), detail.deepCopy()));
  }

  /** Returns the records of a Region that are kept and match, the newest first. */
  synchronized List<ObjectNode> of(String region, Predicate<Entry> matching) {
    var begin = clock.instant().minus(KEPT);
    return entries.stream()
        .filter(entry -> entry.region().equals(region) && !entry.at().isBefore(begin))
        .filter(matching)
        .sorted(NEWEST_FIRST)
        .map(Entry::detail)
        .toList();
  }
}
