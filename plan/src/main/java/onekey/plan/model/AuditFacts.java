package onekey.plan.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts into words what CloudTrail said about a key. The values are as others chose them, shortened
 * to what a line holds.
 */
record AuditFacts(KeyAudit.Asked audit, KeyEvents events) {

  private static final int ACTIONS_SHOWN = 5;
  private static final int ADDRESSES_SHOWN = 3;

  /** They are long, and the most frequent ones tell most. */
  private static final int AGENTS_SHOWN = 2;

  private static final int LONGEST_SHOWN = 100;

  static List<String> of(KeyAudit.Asked audit) {
    return new AuditFacts(audit, audit.events()).all();
  }

  private List<String> all() {
    return Stream.of(
            found(),
            cut(),
            refused(),
            line("Called: ", events.actions(), ACTIONS_SHOWN),
            line("From: ", events.sourceAddresses(), ADDRESSES_SHOWN),
            line("By: ", events.userAgents(), AGENTS_SHOWN),
            line("Through VPC endpoint: ", events.vpcEndpoints(), ADDRESSES_SHOWN),
            ofOthers(),
            Stream.of(created()),
            unread())
        .flatMap(facts -> facts)
        .toList();
  }

  private Stream<String> found() {
    var read = audit.read();
    if (read.isEmpty()) {
      return Stream.of("No Region's CloudTrail answered about it.");
    }
    if (events.count() == 0) {
      return Stream.of(
              read.stream()
                  .filter(RegionAudit.Read::whole)
                  .map(RegionAudit.Read::region)
                  .collect(Collectors.joining(", ")))
          .filter(regions -> !regions.isEmpty())
          .map(
              regions ->
                  "CloudTrail has no event of it since %s in %s."
                      .formatted(day(audit.from()), regions));
    }
    return Stream.of(
        "CloudTrail has %s of it: %s. The first%s is of %s, the last of %s."
            .formatted(
                (audit.isWhole() ? "" : "at least ") + events(events.count()),
                read.stream().map(AuditFacts::inRegion).collect(Collectors.joining(", ")),
                audit.isWhole() ? "" : " that was read",
                day(events.first().orElseThrow()),
                day(events.last().orElseThrow())));
  }

  private static String inRegion(RegionAudit.Read read) {
    return "%s in %s"
        .formatted(
            read.events().count() == 0
                ? "none"
                : (read.whole() ? "" : "at least ") + read.events().count(),
            read.region());
  }

  private Stream<String> cut() {
    return audit.read().stream()
        .filter(read -> !read.whole())
        .map(
            read ->
                read.events()
                    .first()
                    .map(
                        first ->
                            "In %s only the newest %s were read, back to %s."
                                .formatted(
                                    read.region(), events(read.events().count()), second(first)))
                    .orElseGet(
                        () ->
                            "In %s no event was found so far, and the search was not ended."
                                .formatted(read.region())));
  }

  private Stream<String> refused() {
    var refused = events.refused();
    return refused == 0
        ? Stream.empty()
        : Stream.of(
            "%s refused: %s."
                .formatted(
                    refused == events.count()
                        ? refused == 1 ? "It was" : "All of them were"
                        : refused == 1 ? "1 of them was" : refused + " of them were",
                    values(events.errors(), ADDRESSES_SHOWN)));
  }

  private static Stream<String> line(String label, Tally tally, int shown) {
    return tally.events() == 0
        ? Stream.empty()
        : Stream.of("%s%s.".formatted(label, values(tally, shown)));
  }

  private static String values(Tally tally, int shown) {
    var others =
        tally.others() + tally.values().stream().skip(shown).mapToLong(Tally.Value::events).sum();
    return Stream.concat(
            tally.values().stream()
                .limit(shown)
                .map(value -> "%s (%d)".formatted(shortened(value.text()), value.events())),
            Stream.of(others).filter(more -> more > 0).map("others (%d)"::formatted))
        .collect(Collectors.joining(", "));
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_SHOWN
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_SHOWN - 1)) + "…";
  }

  private Stream<String> ofOthers() {
    return events.ofOthers() == 0
        ? Stream.empty()
        : Stream.of(
            "%s of another key or none, and not counted."
                .formatted(
                    events.ofOthers() == 1
                        ? "1 event of the answer is"
                        : events.ofOthers() + " events of the answers are"));
  }

  private String created() {
    return switch (audit.creation()) {
      case KeyCreation.Found(var at, var who, var address, var agent) ->
          "Created on %s by %s from %s%s."
              .formatted(
                  day(at),
                  shortened(who),
                  shortened(address),
                  agent.map(program -> " with " + shortened(program)).orElse(""));
      case KeyCreation.NotFound() -> "Who created it is not known: CloudTrail has no event of it.";
      case KeyCreation.TooLongAgo() ->
          "Who created it is not known: that was before %s, when CloudTrail's event history begins."
              .formatted(day(audit.from()));
      case KeyCreation.Unread(var cause) -> "Who created it is not known: " + cause;
    };
  }

  private Stream<String> unread() {
    return audit.unread().stream()
        .map(region -> "%s was not read: %s".formatted(region.region(), region.cause()));
  }

  private static String events(long count) {
    return count == 1 ? "1 event" : count + " events";
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  private static String second(Instant moment) {
    return moment.toString().replace('T', ' ').replace("Z", " UTC");
  }
}
