package onekey.plan.model;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import onekey.plan.language.Text;

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

  static List<Text> of(KeyAudit.Asked audit) {
    return new AuditFacts(audit, audit.events()).all();
  }

  private List<Text> all() {
    return Stream.of(
            found(),
            cut(),
            refused(),
            line("auditCalled", events.actions(), ACTIONS_SHOWN),
            line("auditFrom", events.sourceAddresses(), ADDRESSES_SHOWN),
            line("auditBy", events.userAgents(), AGENTS_SHOWN),
            line("auditEndpoint", events.vpcEndpoints(), ADDRESSES_SHOWN),
            ofOthers(),
            Stream.of(created()),
            unread())
        .flatMap(facts -> facts)
        .toList();
  }

  private Stream<Text> found() {
    var read = audit.read();
    if (read.isEmpty()) {
      return Stream.of(Text.of("auditNoAnswer"));
    }
    if (events.count() == 0) {
      return Stream.of(
              read.stream().filter(RegionAudit.Read::whole).map(RegionAudit.Read::region).toList())
          .filter(regions -> !regions.isEmpty())
          .map(regions -> Text.of("auditNone", Text.day(audit.from()), Text.list(regions)));
    }
    var regions = Text.list(read.stream().map(AuditFacts::inRegion).toList());
    var first = Text.day(events.first().orElseThrow());
    var last = Text.day(events.last().orElseThrow());
    return Stream.of(
        audit.isWhole()
            ? Text.of("auditFound", events(events.count()), regions, first, last)
            : Text.of("auditFoundAtLeast", events(events.count()), regions, first, last));
  }

  private static Text inRegion(RegionAudit.Read read) {
    var count = read.events().count();
    if (count == 0) {
      return Text.of("auditNoneIn", read.region());
    }
    return read.whole()
        ? Text.of("auditSomeIn", count, read.region())
        : Text.of("auditAtLeastIn", count, read.region());
  }

  private Stream<Text> cut() {
    return audit.read().stream()
        .filter(read -> !read.whole())
        .map(
            read ->
                read.events()
                    .first()
                    .map(
                        first ->
                            Text.of(
                                "auditNewest",
                                read.region(),
                                events(read.events().count()),
                                second(first)))
                    .orElseGet(() -> Text.of("auditNotEnded", read.region())));
  }

  private Stream<Text> refused() {
    var refused = events.refused();
    if (refused == 0) {
      return Stream.empty();
    }
    var errors = values(events.errors(), ADDRESSES_SHOWN);
    return Stream.of(
        refused == events.count()
            ? Text.counted("auditAllRefused", refused, errors)
            : Text.counted("auditRefused", refused, errors));
  }

  private static Stream<Text> line(String key, Tally tally, int shown) {
    return tally.events() == 0 ? Stream.empty() : Stream.of(Text.of(key, values(tally, shown)));
  }

  private static Text values(Tally tally, int shown) {
    var others =
        tally.others() + tally.values().stream().skip(shown).mapToLong(Tally.Value::events).sum();
    return Text.list(
        Stream.concat(
                tally.values().stream()
                    .limit(shown)
                    .map(value -> Text.of("auditValue", shortened(value.text()), value.events())),
                Stream.of(others)
                    .filter(more -> more > 0)
                    .map(more -> Text.of("auditOthers", more)))
            .toList());
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_SHOWN
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_SHOWN - 1)) + "…";
  }

  private Stream<Text> ofOthers() {
    return events.ofOthers() == 0
        ? Stream.empty()
        : Stream.of(Text.counted("auditOfOthers", events.ofOthers()));
  }

  private Text created() {
    return switch (audit.creation()) {
      case KeyCreation.Found(var at, var who, var address, var agent) ->
          agent
              .map(
                  program ->
                      Text.of(
                          "auditCreatedWith",
                          Text.day(at),
                          shortened(who),
                          shortened(address),
                          shortened(program)))
              .orElseGet(
                  () -> Text.of("auditCreated", Text.day(at), shortened(who), shortened(address)));
      case KeyCreation.NotFound() -> Text.of("auditCreatorNotFound");
      case KeyCreation.TooLongAgo() -> Text.of("auditCreatorTooLongAgo", Text.day(audit.from()));
      case KeyCreation.Unread(var cause) -> Text.of("auditCreatorUnread", Text.english(cause));
    };
  }

  private Stream<Text> unread() {
    return audit.unread().stream()
        .map(region -> Text.of("auditUnread", region.region(), Text.english(region.cause())));
  }

  private static Text events(long count) {
    return Text.counted("event", count);
  }

  private static String second(Instant moment) {
    return moment.toString().replace('T', ' ').replace("Z", " UTC");
  }
}
