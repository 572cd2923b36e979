package onekey.plan.format;

import java.util.List;
import java.util.stream.Stream;
import onekey.plan.model.Plan;
import onekey.plan.model.PlannedUser;
import onekey.plan.model.Urgency;
import onekey.rule.judgement.ComplianceType;
import onekey.rule.judgement.Standing;

/**
 * The COMPLIANT users. One line for each that will not stay so by itself, because it is exempt or
 * rotating, for each for whose keys something is pending, and for each that was asked for by name;
 * the others are only counted.
 */
final class KeptText {

  private KeptText() {}

  static void add(Plan plan, TextPage page) {
    var listed = listed(plan);
    var others =
        plan.users().stream()
                .filter(user -> user.complianceType() != ComplianceType.NON_COMPLIANT)
                .count()
            - listed.size();
    if (!listed.isEmpty() || others > 0) {
      page.text().gap();
    }
    listed.forEach(user -> add(user, page));
    if (others > 0) {
      page.text().paragraph(CommonText.notListed(others));
    }
  }

  private static void add(PlannedUser user, TextPage page) {
    page.user(
        user,
        "%s%s: %s"
            .formatted(user.userName(), CommonText.in(user.account()), CommonText.reason(user)));
    pending(user).forEach(words -> page.row("Pending", words));
  }

  /** What is pending for inactive keys is said in their own part. */
  private static Stream<String> pending(PlannedUser user) {
    return user.keys().stream()
        .filter(key -> !CommonText.isInactive(key))
        .flatMap(
            key ->
                key.steps().words(key.active(), user.isKept(key)).stream()
                    .map(words -> key.name() + ": " + words));
  }

  private static List<PlannedUser> listed(Plan plan) {
    return plan.users().stream()
        .filter(user -> user.complianceType() != ComplianceType.NON_COMPLIANT)
        .filter(
            user ->
                !plan.selection().users().isEverybody()
                    || !isWithinLimit(user.standing())
                    || pending(user).findAny().isPresent())
        .sorted(Urgency.FIRST)
        .toList();
  }

  private static boolean isWithinLimit(Standing standing) {
    return switch (standing) {
      case Standing.WithinLimit() -> true;
      case Standing.Exempt _, Standing.Rotating _, Standing.OverLimit _ -> false;
    };
  }
}
