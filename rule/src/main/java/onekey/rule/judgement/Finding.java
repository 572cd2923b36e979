package onekey.rule.judgement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The verdict about one user, beside the one that AWS Config has on record.
 *
 * @param evidence what was read about the user under this policy
 * @param inactive the inactive keys of the user; empty if it is not known what is scheduled
 * @param standing how the user compares with the policy
 * @param verdict what the rule says about the user now
 * @param reported what AWS Config has on record; empty if nothing
 */
public record Finding(
    Evidence evidence,
    List<InactiveKey> inactive,
    KeyPolicy policy,
    Standing standing,
    Verdict verdict,
    Optional<ReportedVerdict> reported) {

  public Finding {
    inactive = List.copyOf(inactive);
  }

  /**
   * How much earlier than after whole days a verdict is reported again: runs are not exactly a day
   * apart, and one that comes a minute early must not leave the verdict for another day.
   */
  private static final Duration EARLY = Duration.ofHours(4);

  /** How many days old an unchanged NON_COMPLIANT verdict may get: remediation is offered daily. */
  private static final int NON_COMPLIANT_DAYS = 1;

  /**
   * Judges a user, beside what is on record about it.
   *
   * @param pending what is scheduled for the keys of users; empty if that is not known
   */
  public static Finding of(
      Evidence evidence,
      Optional<PendingSteps> pending,
      Optional<ReportedVerdict> reported,
      KeyPolicy policy,
      Instant now) {
    var standing = Standing.of(evidence, pending.orElseGet(PendingSteps::none), policy, now);
    var inactive =
        pending.map(steps -> InactiveKey.of(evidence.user(), steps, now)).orElseGet(List::of);
    return new Finding(
        evidence,
        inactive,
        policy,
        standing,
        Verdict.of(evidence, inactive, standing, policy),
        reported);
  }

  /**
   * Returns whether the verdict is to be reported: it is new, its type or its annotation differs
   * from the one on record, or the one on record is too old. AWS bills each evaluation, and keeps a
   * result until another replaces it.
   *
   * <p>A verdict that seems to have been recorded in the future is not taken for fresh.
   *
   * @see <a href="https://aws.amazon.com/config/pricing/">AWS Config pricing</a>
   */
  public boolean isDue(Instant now) {
    return reported
        .filter(verdict::isRecordedAs)
        .map(before -> Duration.between(before.recordedAt(), now).abs())
        .map(age -> age.compareTo(oldest()) >= 0)
        .orElse(true);
  }

  /** Returns whether the user was not NON_COMPLIANT on record, and is now. */
  public boolean becameNonCompliant() {
    return isNonCompliant() && !wasNonCompliant();
  }

  /** Returns whether the user was NON_COMPLIANT on record, and is not any more. */
  public boolean ceasedToBeNonCompliant() {
    return wasNonCompliant() && !isNonCompliant();
  }

  /** Returns the explanation of the verdict without what the length of an annotation cuts off. */
  public String explanation() {
    return Explanation.inFull(evidence, inactive, policy, standing);
  }

  private boolean isNonCompliant() {
    return verdict.complianceType() == ComplianceType.NON_COMPLIANT;
  }

  private boolean wasNonCompliant() {
    return reported.filter(ReportedVerdict::isNonCompliant).isPresent();
  }

  private Duration oldest() {
    var days =
        isNonCompliant()
            ? Math.min(NON_COMPLIANT_DAYS, policy.reportUnchangedDays())
            : policy.reportUnchangedDays();
    return Duration.ofDays(days).minus(EARLY);
  }
}
