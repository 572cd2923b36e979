package onekey.plan.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import onekey.rule.judgement.LastUse;

/**
 * An access key.
 *
 * @param name its id; {@code access key 1} or {@code access key 2} if the source does not contain
 *     ids
 * @param active whether it counts against the limit
 * @param status its status in IAM's words
 * @param created when it was created
 * @param ageDays its age in whole days
 * @param lastUse its last use; empty if it was not read
 * @param description what the console keeps as its description: the value of the user's tag whose
 *     key is the access key id. Empty where tags were not read, or there is none
 * @param steps what OneKey will do to it by itself
 * @param audit what CloudTrail says about its use
 * @param advice what its use and age suggest; empty without evidence
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access-keys_required-permissions.html">Permissions
 *     required to manage access keys</a>, on descriptions
 */
public record PlannedKey(
    String name,
    boolean active,
    String status,
    Instant created,
    long ageDays,
    Optional<LastUse> lastUse,
    Optional<String> description,
    KeySteps steps,
    KeyAudit audit,
    List<Advice> advice) {

  /**
   * The age in days that AWS's own rule allows by default, and the limit of the CIS AWS Foundations
   * Benchmark. A key of exactly this age is within it.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/config/latest/developerguide/access-keys-rotated.html">access-keys-rotated</a>
   */
  public static final long LONGEST_DAYS = 90;

  public PlannedKey {
    advice = List.copyOf(advice);
  }

  /** Makes a key about which CloudTrail was not asked. */
  public PlannedKey(
      String name,
      boolean active,
      String status,
      Instant created,
      long ageDays,
      Optional<LastUse> lastUse,
      Optional<String> description,
      KeySteps steps,
      List<Advice> advice) {
    this(
        name,
        active,
        status,
        created,
        ageDays,
        lastUse,
        description,
        steps,
        new KeyAudit.NotAsked(),
        advice);
  }

  /** Returns whether it is older than {@link #LONGEST_DAYS}. */
  public boolean isOverdue() {
    return ageDays > LONGEST_DAYS;
  }

  /** Returns the same key with this advice. */
  public PlannedKey withAdvice(List<Advice> others) {
    return new PlannedKey(
        name, active, status, created, ageDays, lastUse, description, steps, audit, others);
  }

  /** Returns the same key, its advice without steps. */
  PlannedKey withoutSteps() {
    return withAdvice(advice.stream().map(Advice::withoutSteps).toList());
  }
}
