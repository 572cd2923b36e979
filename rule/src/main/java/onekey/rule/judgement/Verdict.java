package onekey.rule.judgement;

import java.time.Instant;

/**
 * What the rule reports about one user.
 *
 * @param userId the unique id of the user, never its name
 * @param complianceType the verdict
 * @param annotation the reasons, 1–256 characters, beginning with the user name
 */
public record Verdict(String userId, ComplianceType complianceType, String annotation) {

  /** Judges a user; see {@link Standing#of} for what must have been read. */
  public static Verdict of(IamUser user, KeyPolicy policy, Instant now) {
    var standing = Standing.of(user, policy, now);
    var complianceType =
        switch (standing) {
          case Standing.WithinLimit(), Standing.Exempt _, Standing.Rotating _ ->
              ComplianceType.COMPLIANT;
          case Standing.OverLimit _ -> ComplianceType.NON_COMPLIANT;
        };
    return new Verdict(user.id(), complianceType, Explanation.of(user, policy, standing));
  }

  /** Returns what is reported about a user that IAM lists no more. */
  static Verdict departed(String userId) {
    return new Verdict(userId, ComplianceType.NOT_APPLICABLE, Explanation.departed(userId));
  }
}
