package onekey.plan.model;

import java.util.List;
import onekey.plan.output.UserVerdict;
import onekey.rule.judgement.ComplianceType;
import onekey.rule.judgement.Standing;

/**
 * How many there are of what was judged, also of what is not shown.
 *
 * @param users the users that were judged
 * @param compliant how many of them are COMPLIANT
 * @param nonCompliant how many of them are NON_COMPLIANT
 * @param exempt how many of those are over the limit, and COMPLIANT by an exemption
 * @param inactiveKeys their inactive keys
 */
public record Counts(
    long users, long compliant, long nonCompliant, long exempt, long inactiveKeys) {

  static Counts of(List<PlannedUser> users, List<InactiveKey> inactiveKeys) {
    return new Counts(
        users.size(),
        UserVerdict.count(users, ComplianceType.COMPLIANT),
        UserVerdict.count(users, ComplianceType.NON_COMPLIANT),
        users.stream().filter(user -> user.standing() instanceof Standing.Exempt).count(),
        inactiveKeys.size());
  }

  /** Returns how many users there are by verdict, as one sentence. */
  public String words() {
    return UserVerdict.totals(users, compliant, nonCompliant);
  }
}
