package onekey.cli.plan;

import java.util.List;
import java.util.Optional;
import onekey.cli.output.UserVerdict;
import onekey.rule.judgement.ComplianceType;

/**
 * A user with the verdict, the decision and the ways to fix it.
 *
 * @param userName the user name
 * @param userId the unique id; empty if the source does not tell
 * @param keys the access keys of every status, the oldest first
 * @param complianceType the verdict
 * @param decision what the runbook would do
 * @param reason the reasons: the annotation of the verdict
 * @param fixes the ways to fix it; empty for a COMPLIANT user
 */
public record PlannedUser(
    String userName,
    Optional<String> userId,
    List<PlannedKey> keys,
    ComplianceType complianceType,
    PlannedDecision decision,
    String reason,
    List<Fix> fixes)
    implements UserVerdict {

  /** The decision in the runbook's words. */
  public enum PlannedDecision {
    Keep,
    Hold,
    Remove
  }

  public PlannedUser {
    keys = List.copyOf(keys);
    fixes = List.copyOf(fixes);
  }

  /** Returns the same user with these ways to fix it. */
  PlannedUser withFixes(List<Fix> others) {
    return new PlannedUser(userName, userId, keys, complianceType, decision, reason, others);
  }

  /** Returns the reasons, by the name that AWS Config has for them. */
  @Override
  public String annotation() {
    return reason;
  }

  /** Returns the key that would go. */
  public Optional<PlannedKey> extraKey() {
    return keys.stream().filter(PlannedKey::extra).findAny();
  }

  /** Returns how many keys count against the limit. */
  @Override
  public long activeKeys() {
    return keys.stream().filter(PlannedKey::active).count();
  }
}
