package onekey.rule.judgement;

import java.time.Instant;

/**
 * What AWS Config has on record about one user under this rule.
 *
 * @param userId the unique id of the user
 * @param complianceType the verdict
 * @param annotation the reasons; empty if AWS Config has none
 * @param recordedAt when AWS Config recorded it; {@link Instant#EPOCH} if it does not say
 */
public record ReportedVerdict(
    String userId, ComplianceType complianceType, String annotation, Instant recordedAt) {

  /** Returns whether this user is on record as NON_COMPLIANT. */
  public boolean isNonCompliant() {
    return complianceType == ComplianceType.NON_COMPLIANT;
  }
}
