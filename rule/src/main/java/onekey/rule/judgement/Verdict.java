package onekey.rule.judgement;

import java.time.Instant;
import java.util.List;

/**
 * What the rule reports about one user.
 *
 * @param userId the unique id of the user, never its name
 * @param complianceType the verdict
 * @param annotation the reasons, 1–256 characters, beginning with the user name
 */
public record Verdict(String userId, ComplianceType complianceType, String annotation) {

  /** Judges a user by what was read under this policy. */
  public static Verdict of(Evidence evidence, KeyPolicy policy, Instant now) {
    return of(evidence, List.of(), Standing.of(evidence, PendingSteps.none(), policy, now), policy);
  }

  /**
   * Words a verdict.
   *
   * @param inactive the inactive keys of the user that it is to mention
   */
  static Verdict of(
      Evidence evidence, List<InactiveKey> inactive, Standing standing, KeyPolicy policy) {
    var complianceType =
        switch (standing) {
          case Standing.WithinLimit(), Standing.Exempt _, Standing.Rotating _ ->
              ComplianceType.COMPLIANT;
          case Standing.OverLimit _ -> ComplianceType.NON_COMPLIANT;
        };
    return new Verdict(
        evidence.user().id(), complianceType, Explanation.of(evidence, inactive, policy, standing));
  }

  /** Returns what is reported about a user that IAM lists no more. */
  public static Verdict departed(String userId) {
    return new Verdict(userId, ComplianceType.NOT_APPLICABLE, Explanation.departed(userId));
  }

  /** Returns whether this verdict is the one on record. */
  boolean isRecordedAs(ReportedVerdict reported) {
    return complianceType == reported.complianceType() && annotation.equals(reported.annotation());
  }
}
