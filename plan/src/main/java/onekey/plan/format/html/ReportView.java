package onekey.plan.format.html;

import java.util.List;
import java.util.Optional;
import onekey.plan.model.Plan;
import onekey.plan.model.PlannedAccounts;
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
    Optional<AccountsView> accounts,
    List<UnreadView> unread,
    String unreadCount,
    List<String> limits) {

  /**
   * A user that could not be read.
   *
   * @param userName the user name, and of several accounts which one it is in
   */
  record UnreadView(String userName, String cause) {

    static UnreadView of(Plan.Unread user) {
      return new UnreadView(
          user.userName() + user.account().map(place -> " in " + place.text()).orElse(""),
          user.cause());
    }
  }

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
        plan.accounts().map(AccountsView::of),
        plan.unread().stream().map(UnreadView::of).toList(),
        ValueText.count(plan.unread().size(), "user"),
        plan.limits());
  }

  private static String headline(Plan plan) {
    return ofUsers(plan)
        + plan.accounts()
            .map(PlannedAccounts::unread)
            .filter(unread -> !unread.isEmpty())
            .map(unread -> " " + ValueText.count(unread.size(), "account") + " could not be read.")
            .orElse("");
  }

  private static String ofUsers(Plan plan) {
    if (plan.unread().isEmpty()) {
      return plan.users().isEmpty() ? noUsers(plan) : outcome(plan) + ".";
    }
    var unread = ValueText.count(plan.unread().size(), "user") + " could not be read.";
    return plan.users().isEmpty() ? unread : outcome(plan) + "; " + unread;
  }

  private static String noUsers(Plan plan) {
    return plan.accounts()
        .map(
            accounts ->
                "No IAM users in %s that %s read."
                    .formatted(
                        ValueText.count(accounts.read().size(), "account"),
                        accounts.read().size() == 1 ? "was" : "were"))
        .orElse("The account has no IAM users.");
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
