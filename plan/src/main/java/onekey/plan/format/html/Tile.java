package onekey.plan.format.html;

import java.util.List;
import onekey.plan.model.Plan;
import onekey.rule.judgement.ComplianceType;
import onekey.rule.judgement.Decision;

/**
 * A number that sums up the account.
 *
 * @param tone the class that gives the colour; {@code plain} for a number that asks for nothing
 */
record Tile(String label, String value, String tone) {

  private static final String PLAIN = "plain";

  static List<Tile> of(Plan plan) {
    var active = Chart.activeKeys(plan).count();
    var old = Chart.activeKeys(plan).filter(key -> key.ageDays() > Chart.ROTATION_DAYS).count();
    return List.of(
        of("Users judged", plan.users().size(), PLAIN),
        of(
            "NON_COMPLIANT",
            plan.users().stream()
                .filter(user -> user.complianceType() == ComplianceType.NON_COMPLIANT)
                .count(),
            "NON_COMPLIANT"),
        of("Key would be removed", count(plan, Decision.Remove.class), "Remove"),
        of("Held for now", count(plan, Decision.Hold.class), "Hold"),
        of("Active keys over 90 days old, of " + ValueText.number(active), old, "old"),
        of("Inactive access keys", plan.inactiveKeys().size(), "old"),
        of("Users not read", plan.unread().size(), "unread"));
  }

  private static Tile of(String label, long value, String tone) {
    return new Tile(label, ValueText.number(value), value == 0 ? PLAIN : tone);
  }

  private static long count(Plan plan, Class<? extends Decision> decision) {
    return plan.users().stream().filter(user -> decision.isInstance(user.decision())).count();
  }
}
