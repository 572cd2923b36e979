package onekey.plan.format.html;

import java.util.List;
import java.util.Optional;
import onekey.plan.model.Plan;
import onekey.rule.judgement.ComplianceType;

/**
 * A plan as the report shows it.
 *
 * @param headline the outcome in one sentence, which also says what is not known
 * @param time the moment of judging
 * @param instant the same for machines
 * @param policy the rule parameters with their values
 * @param inactiveKeyCount how many keys are inactive, with the noun
 * @param unreadCount how many users could not be read, with the noun
 */
record ReportView(
    String headline,
    Optional<String> accountId,
    String time,
    String instant,
    List<Parameter> policy,
    List<Tile> tiles,
    List<Chart> charts,
    List<UserView> users,
    String userCount,
    List<InactiveKeyView> inactiveKeys,
    String inactiveKeyCount,
    List<Plan.Unread> unread,
    String unreadCount,
    List<String> limits) {

  /** A parameter of the rule. */
  record Parameter(String name, String value) {}

  boolean hasUsers() {
    return !users.isEmpty();
  }

  boolean hasInactiveKeys() {
    return !inactiveKeys.isEmpty();
  }

  boolean hasUnread() {
    return !unread.isEmpty();
  }

  boolean hasLimits() {
    return !limits.isEmpty();
  }

  static ReportView of(Plan plan) {
    return new ReportView(
        headline(plan),
        plan.accountId(),
        ValueText.second(plan.time()),
        plan.time().toString(),
        plan.policy().toRuleParameters().entrySet().stream()
            .map(entry -> new Parameter(entry.getKey(), entry.getValue()))
            .toList(),
        Tile.of(plan),
        List.of(Chart.ofVerdicts(plan), Chart.ofKeyAges(plan)),
        plan.users().stream().map(UserView::of).sorted(UserView.FINDINGS_FIRST).toList(),
        ValueText.count(plan.users().size(), "user"),
        plan.inactiveKeys().stream().map(InactiveKeyView::of).toList(),
        ValueText.count(plan.inactiveKeys().size(), "inactive access key"),
        plan.unread(),
        ValueText.count(plan.unread().size(), "user"),
        plan.limits());
  }

  private static String headline(Plan plan) {
    if (plan.unread().isEmpty()) {
      return plan.users().isEmpty() ? "The account has no IAM users." : outcome(plan) + ".";
    }
    var unread = ValueText.count(plan.unread().size(), "user") + " could not be read.";
    return plan.users().isEmpty() ? unread : outcome(plan) + "; " + unread;
  }

  private static String outcome(Plan plan) {
    var findings =
        plan.users().stream()
            .filter(user -> user.complianceType() == ComplianceType.NON_COMPLIANT)
            .count();
    return "%s of %s %s NON_COMPLIANT"
        .formatted(
            ValueText.number(findings),
            ValueText.count(plan.users().size(), "user"),
            findings == 1 ? "is" : "are");
  }
}
