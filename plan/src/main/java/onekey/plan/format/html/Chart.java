package onekey.plan.format.html;

import java.util.List;
import java.util.stream.Stream;
import onekey.plan.model.Plan;
import onekey.plan.model.PlannedKey;
import onekey.rule.judgement.ComplianceType;

/**
 * Counts, side by side as bars.
 *
 * @param caption what is counted
 * @param head what the bars stand for
 */
record Chart(String caption, String head, List<Bar> bars) {

  /** The age that AWS Config and the CIS AWS Foundations Benchmark allow a key by default. */
  static final long ROTATION_DAYS = 90;

  private static final int FULL_WIDTH = 1000;
  private static final int LEAST_WIDTH = 8;

  /**
   * A count.
   *
   * @param tone the class that gives the colour
   * @param width how long the bar is, 0–1000
   */
  record Bar(String label, String tone, String count, long width) {}

  private record Count(String label, String tone, long count) {}

  private static Chart of(String caption, String head, Stream<Count> counts) {
    var all = counts.toList();
    var total = all.stream().mapToLong(Count::count).sum();
    return new Chart(
        caption,
        head,
        all.stream()
            .map(
                count ->
                    new Bar(
                        count.label(),
                        count.tone(),
                        ValueText.number(count.count()),
                        width(count.count(), total)))
            .toList());
  }

  /** A bar that is not zero can be seen. */
  private static long width(long count, long total) {
    return count == 0 ? 0 : Math.max(LEAST_WIDTH, FULL_WIDTH * count / total);
  }

  static Chart ofVerdicts(Plan plan) {
    return of(
        "Users by verdict",
        "Verdict",
        Stream.of(
                count(plan, ComplianceType.NON_COMPLIANT),
                count(plan, ComplianceType.COMPLIANT),
                count(plan, ComplianceType.NOT_APPLICABLE),
                new Count("Not read", "unread", plan.unread().size()))
            .filter(count -> count.count() > 0 || isVerdictOfUsers(count)));
  }

  private static Count count(Plan plan, ComplianceType type) {
    var users = plan.users().stream().filter(user -> user.complianceType() == type).count();
    return new Count(type.name(), type.name(), users);
  }

  private static boolean isVerdictOfUsers(Count count) {
    return count.label().equals(ComplianceType.NON_COMPLIANT.name())
        || count.label().equals(ComplianceType.COMPLIANT.name());
  }

  static Chart ofKeyAges(Plan plan) {
    return of(
        "Active keys by age",
        "Age",
        Stream.of(
            age(plan, "0–90 days", "young", Long.MIN_VALUE, ROTATION_DAYS),
            age(plan, "91–180 days", "old", ROTATION_DAYS, 180),
            age(plan, "181–365 days", "older", 180, 365),
            age(plan, "Over 365 days", "oldest", 365, Long.MAX_VALUE)));
  }

  private static Count age(Plan plan, String label, String tone, long above, long atMost) {
    var keys = activeKeys(plan).filter(key -> key.ageDays() > above && key.ageDays() <= atMost);
    return new Count(label, tone, keys.count());
  }

  static Stream<PlannedKey> activeKeys(Plan plan) {
    return plan.users().stream().flatMap(user -> user.keys().stream()).filter(PlannedKey::active);
  }
}
