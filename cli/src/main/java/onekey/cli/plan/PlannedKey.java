package onekey.cli.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import onekey.rule.judgement.LastUse;

/**
 * An access key.
 *
 * @param name its id; {@code access key 1} or {@code access key 2} if the source does not tell ids
 * @param active whether it counts against the limit
 * @param status its status in IAM's words
 * @param created when it was created
 * @param ageDays its age in whole days
 * @param lastUse its last use; empty if it was not read
 * @param advice what its use and age suggest; empty without evidence
 */
public record PlannedKey(
    String name,
    boolean active,
    String status,
    Instant created,
    long ageDays,
    Optional<LastUse> lastUse,
    List<Advice> advice) {

  public PlannedKey {
    advice = List.copyOf(advice);
  }

  /** Returns the same key with this advice. */
  PlannedKey withAdvice(List<Advice> others) {
    return new PlannedKey(name, active, status, created, ageDays, lastUse, others);
  }
}
