package onekey.cli.plan;

import java.util.List;
import java.util.Optional;
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
    List<Fix> fixes) {

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

  /** Returns how many keys count against the limit. */
  public long activeKeys() {
    return keys.stream().filter(PlannedKey::active).count();
  }
}
