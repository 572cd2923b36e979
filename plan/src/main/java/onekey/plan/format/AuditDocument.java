package onekey.plan.format;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import onekey.plan.model.KeyAudit;
import onekey.plan.model.KeyCreation;
import onekey.plan.model.KeyEvents;
import onekey.plan.model.RegionAudit;
import onekey.plan.model.Tally;

/**
 * What CloudTrail said about a key, as JSON has it: other programs rely on these names.
 *
 * @param from the begin of the time that was asked for
 * @param to its end
 * @param events the events of all Regions that answered
 * @param regions the Regions that were asked, those that are closest to the key first
 * @param creation who created the key
 * @param facts the same for people, in whole sentences
 */
record AuditDocument(
    Instant from,
    Instant to,
    Events events,
    List<AskedRegion> regions,
    Creation creation,
    List<String> facts) {

  /**
   * The events, counted.
   *
   * @param count how many there are
   * @param whole whether these are all; if not, they are the newest
   * @param refused how many calls were refused
   * @param ofOthers how many events were found that name another key, or none
   * @param days how many events each day has, in UTC, the first first; days without are not in it
   */
  record Events(
      long count,
      boolean whole,
      Optional<Instant> first,
      Optional<Instant> last,
      long refused,
      long ofOthers,
      Values services,
      Values actions,
      Values errors,
      Values sourceAddresses,
      Values userAgents,
      Values vpcEndpoints,
      List<Day> days) {}

  /** A day with events. */
  record Day(LocalDate day, long events) {}

  /**
   * The most frequent values.
   *
   * @param others how many events have other values
   */
  record Values(List<Tally.Value> values, long others) {

    static Values of(Tally tally) {
      return new Values(tally.values(), tally.others());
    }
  }

  /**
   * A Region. State is READ, CUT (only the newest events were read) or UNREAD; then the count is
   * null, and otherwise the cause.
   */
  record AskedRegion(String region, String state, Optional<Long> count, Optional<String> cause) {}

  /**
   * Who created the key. State is FOUND, NOT_FOUND, TOO_LONG_AGO or UNREAD. The cause is null
   * unless it is UNREAD, and all else unless it is FOUND.
   */
  record Creation(
      String state,
      Optional<Instant> at,
      Optional<String> who,
      Optional<String> sourceAddress,
      Optional<String> userAgent,
      Optional<String> cause) {

    private static Creation without(String state, Optional<String> cause) {
      return new Creation(
          state, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), cause);
    }

    static Creation of(KeyCreation creation) {
      return switch (creation) {
        case KeyCreation.Found(var at, var who, var address, var agent) ->
            new Creation(
                "FOUND",
                Optional.of(at),
                Optional.of(who),
                Optional.of(address),
                agent,
                Optional.empty());
        case KeyCreation.NotFound() -> without("NOT_FOUND", Optional.empty());
        case KeyCreation.TooLongAgo() -> without("TOO_LONG_AGO", Optional.empty());
        case KeyCreation.Unread(var cause) -> without("UNREAD", Optional.of(cause));
      };
    }
  }

  /** Returns what was said; empty if CloudTrail was not asked. */
  static Optional<AuditDocument> of(KeyAudit audit) {
    return switch (audit) {
      case KeyAudit.NotAsked() -> Optional.empty();
      case KeyAudit.Asked asked ->
          Optional.of(
              new AuditDocument(
                  asked.from(),
                  asked.to(),
                  events(asked.events(), asked.isWhole()),
                  asked.regions().stream().map(AuditDocument::region).toList(),
                  Creation.of(asked.creation()),
                  asked.facts()));
    };
  }

  private static Events events(KeyEvents events, boolean whole) {
    return new Events(
        events.count(),
        whole,
        events.first(),
        events.last(),
        events.refused(),
        events.ofOthers(),
        Values.of(events.services()),
        Values.of(events.actions()),
        Values.of(events.errors()),
        Values.of(events.sourceAddresses()),
        Values.of(events.userAgents()),
        Values.of(events.vpcEndpoints()),
        events.days().entrySet().stream()
            .map(day -> new Day(day.getKey(), day.getValue()))
            .toList());
  }

  private static AskedRegion region(RegionAudit region) {
    return switch (region) {
      case RegionAudit.Read(var name, var events, var whole) ->
          new AskedRegion(
              name, whole ? "READ" : "CUT", Optional.of(events.count()), Optional.empty());
      case RegionAudit.Unread(var name, var cause) ->
          new AskedRegion(name, "UNREAD", Optional.empty(), Optional.of(cause));
    };
  }
}
