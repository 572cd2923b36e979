package onekey.plan.format.html;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import onekey.plan.language.Texts;
import onekey.plan.model.NamedAccount;
import onekey.plan.model.PlannedKey;
import onekey.plan.model.PlannedUser;
import onekey.plan.model.Urgency;
import onekey.rule.judgement.ComplianceType;

/**
 * A user as the report shows it.
 *
 * @param account its account; empty in a plan of one
 * @param oldestDays the age of the oldest active key in days, to sort by; empty without one
 * @param verdictRank the place of the verdict among all, the most urgent first
 * @param decisionRank the place of the decision among all, the most urgent first
 */
record UserView(
    Optional<String> account,
    String name,
    Optional<String> id,
    String active,
    Optional<String> oldestDays,
    String oldest,
    String verdict,
    int verdictRank,
    String decision,
    int decisionRank,
    String reason,
    List<KeyView> keys,
    List<FixView> fixes) {

  static UserView of(PlannedUser user, Texts texts) {
    var oldest =
        user.keys().stream()
            .filter(PlannedKey::active)
            .map(PlannedKey::ageDays)
            .max(Comparator.naturalOrder());
    return new UserView(
        user.account().map(NamedAccount::text),
        user.userName(),
        user.userId(),
        Texts.number(user.activeKeys()),
        oldest.map(days -> Long.toString(days)),
        oldest.map(days -> texts.count("day", days)).orElseGet(() -> texts.get("oldestNone")),
        user.complianceType().name(),
        rank(user.complianceType()),
        user.decisionWord(),
        Urgency.of(user).rank(),
        user.annotation(),
        user.keys().stream().map(key -> KeyView.of(key, user, texts)).toList(),
        FixView.of(user.fixes(), texts));
  }

  private static int rank(ComplianceType verdict) {
    return switch (verdict) {
      case NON_COMPLIANT -> 0;
      case COMPLIANT -> 1;
      case NOT_APPLICABLE -> 2;
    };
  }
}
