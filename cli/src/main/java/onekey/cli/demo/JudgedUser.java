package onekey.cli.demo;

import onekey.plan.output.UserVerdict;
import onekey.rule.judgement.ComplianceType;

/**
 * A user with the verdict that AWS Config holds about it.
 *
 * @param userName the user name
 * @param userId the unique id
 * @param activeKeys how many keys count against the limit
 * @param complianceType the verdict
 * @param annotation the reasons
 */
public record JudgedUser(
    String userName,
    String userId,
    long activeKeys,
    ComplianceType complianceType,
    String annotation)
    implements UserVerdict {}
