package onekey.cli.doctor.report;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onekey.cli.doctor.check.Line;
import onekey.cli.doctor.check.Status;
import onekey.cli.doctor.check.Topic;
import onekey.cli.doctor.stack.Place;

/**
 * What was found.
 *
 * @param place where the credentials are; empty if that is not known
 * @param region the Region
 * @param stackName the stack
 * @param time the moment
 * @param lines what was found, by topic; each has at least one line
 */
public record Examination(
    Optional<Place> place,
    String region,
    String stackName,
    Instant time,
    Map<Topic, List<Line>> lines) {

  public Examination {
    lines = Map.copyOf(lines);
  }

  /** Returns the lines about a topic. */
  public List<Line> of(Topic topic) {
    return lines.getOrDefault(topic, List.of());
  }

  /** Returns how many lines have a status. */
  public long count(Status status) {
    return lines.values().stream()
        .flatMap(Collection::stream)
        .filter(line -> line.status() == status)
        .count();
  }
}
