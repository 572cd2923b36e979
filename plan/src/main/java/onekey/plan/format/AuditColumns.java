package onekey.plan.format;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.plan.model.KeyAudit;
import onekey.plan.model.KeyCreation;
import onekey.plan.model.Plan;
import onekey.plan.model.PlannedKey;
import onekey.plan.model.RegionAudit;
import onekey.plan.model.Tally;

/**
 * The last columns of a plan that asked CloudTrail: what it said of each key. They are not there in
 * another plan, and empty for a key that was not asked about. Values are the most frequent ones,
 * with semicolons between them.
 *
 * @param asked whether the plan asked CloudTrail about a key
 */
record AuditColumns(boolean asked) {

  private static final List<String> HEADER =
      List.of(
          "auditEvents",
          "auditRefused",
          "auditFirstEvent",
          "auditLastEvent",
          "auditRegionsRead",
          "auditRegionsCut",
          "auditRegionsUnread",
          "auditActions",
          "auditSourceAddresses",
          "auditUserAgents",
          "createdBy");

  /** Returns the columns of this plan: none if CloudTrail was asked about none of its keys. */
  static AuditColumns of(Plan plan) {
    return new AuditColumns(
        plan.users().stream()
            .flatMap(user -> user.keys().stream())
            .anyMatch(key -> key.audit() instanceof KeyAudit.Asked));
  }

  List<String> header() {
    return asked ? HEADER : List.of();
  }

  List<String> blank() {
    return Collections.nCopies(header().size(), "");
  }

  /** The values as others chose them, unescaped. */
  List<String> of(PlannedKey key) {
    return switch (key.audit()) {
      case KeyAudit.NotAsked() -> blank();
      case KeyAudit.Asked audit -> of(audit);
    };
  }

  private static List<String> of(KeyAudit.Asked asked) {
    var events = asked.events();
    return List.of(
        asked.read().isEmpty() ? "" : Long.toString(events.count()),
        asked.read().isEmpty() ? "" : Long.toString(events.refused()),
        time(events.first()),
        time(events.last()),
        regions(asked.read().stream().filter(RegionAudit.Read::whole)),
        regions(asked.read().stream().filter(read -> !read.whole())),
        regions(asked.unread().stream()),
        values(events.actions()),
        values(events.sourceAddresses()),
        values(events.userAgents()),
        asked.creation() instanceof KeyCreation.Found found ? found.who() : "");
  }

  private static String time(Optional<Instant> moment) {
    return moment.map(Instant::toString).orElse("");
  }

  private static String regions(Stream<? extends RegionAudit> regions) {
    return regions.map(RegionAudit::region).collect(Collectors.joining(" "));
  }

  private static String values(Tally tally) {
    return tally.values().stream().map(Tally.Value::text).collect(Collectors.joining("; "));
  }
}
