package onekey.plan.model;

import java.util.List;
import java.util.Optional;
import onekey.plan.output.UserVerdict;
import onekey.rule.judgement.ComplianceType;
import onekey.rule.judgement.Decision;
import onekey.rule.judgement.Removability;
import onekey.rule.judgement.Standing;

/**
 * A user with the verdict, the decision and the ways to fix it.
 *
 * @param account its account; empty in a plan of one
 * @param userName the user name
 * @param userId the unique id; empty if the source does not contain it
 * @param arn the ARN; empty if the source does not contain it
 * @param keys the access keys of every status, the oldest first
 * @param complianceType the verdict
 * @param standing how the user compares with the policy: whatever is said about its keys is read
 *     from it
 * @param decision what the runbook would do
 * @param fixes the ways to fix it; empty for a COMPLIANT user
 */
public record PlannedUser(
    Optional<NamedAccount> account,
    String userName,
    Optional<String> userId,
    Optional<String> arn,
    List<PlannedKey> keys,
    ComplianceType complianceType,
    Standing standing,
    Decision decision,
    List<Fix> fixes)
    implements UserVerdict {

  public PlannedUser {
    keys = List.copyOf(keys);
    fixes = List.copyOf(fixes);
  }

  /** Makes a user of the only account whose ARN is not known. */
  public PlannedUser(
      String userName,
      Optional<String> userId,
      List<PlannedKey> keys,
      ComplianceType complianceType,
      Standing standing,
      Decision decision,
      List<Fix> fixes) {
    this(
        Optional.empty(),
        userName,
        userId,
        Optional.empty(),
        keys,
        complianceType,
        standing,
        decision,
        fixes);
  }

  /** Returns the same user with this ARN. */
  public PlannedUser withArn(Optional<String> other) {
    return new PlannedUser(
        account, userName, userId, other, keys, complianceType, standing, decision, fixes);
  }

  /** Returns the same user in one of several accounts, with ways to fix it that say so. */
  PlannedUser in(NamedAccount other) {
    return new PlannedUser(
        Optional.of(other),
        userName,
        userId,
        arn,
        keys,
        complianceType,
        standing,
        decision,
        Fix.in(other, fixes));
  }

  /** Returns the same user with these keys. */
  public PlannedUser withKeys(List<PlannedKey> others) {
    return new PlannedUser(
        account, userName, userId, arn, others, complianceType, standing, decision, fixes);
  }

  /** Returns the same user without ways to fix it, and advice without steps. */
  PlannedUser withoutFixes() {
    return withKeys(keys.stream().map(PlannedKey::withoutSteps).toList()).withFixes(List.of());
  }

  /** Returns the same user with these ways to fix it. */
  public PlannedUser withFixes(List<Fix> others) {
    return new PlannedUser(
        account, userName, userId, arn, keys, complianceType, standing, decision, others);
  }

  /** Returns the reasons, by the name that AWS Config has for them. */
  @Override
  public String annotation() {
    return decision.reason();
  }

  /** Returns the decision in the runbook's word for it. */
  public String decisionWord() {
    return switch (decision) {
      case Decision.Keep _ -> "Keep";
      case Decision.Hold _ -> "Hold";
      case Decision.Announce _ -> "Announce";
      case Decision.Remove _ -> "Remove";
    };
  }

  /** Whether this is the key that would go. */
  public boolean isExtra(PlannedKey key) {
    return switch (standing) {
      case Standing.OverLimit over -> over.extra().id().equals(key.name());
      case Standing.WithinLimit(), Standing.Exempt _, Standing.Rotating _ -> false;
    };
  }

  /** Whether OneKey would keep this key now: it is not the extra one, or is held. */
  public boolean isKept(PlannedKey key) {
    return switch (standing) {
      case Standing.OverLimit over -> !isExtra(key) || isHeld(over.removability());
      case Standing.WithinLimit(), Standing.Exempt _, Standing.Rotating _ -> true;
    };
  }

  private static boolean isHeld(Removability removability) {
    return switch (removability) {
      case Removability.Removable _, Removability.Announced _ -> false;
      case Removability.TooRecent _,
          Removability.KeptTooRecent _,
          Removability.Reactivated _,
          Removability.Stopped _,
          Removability.NeedsPerson _ ->
          true;
    };
  }

  /** Whether this key would go one day: the extra one, or one that comes after it. */
  public boolean mayGo(PlannedKey key) {
    return switch (standing) {
      case Standing.OverLimit over ->
          key.active() && over.kept().stream().noneMatch(kept -> kept.id().equals(key.name()));
      case Standing.WithinLimit(), Standing.Exempt _, Standing.Rotating _ -> false;
    };
  }

  /** Returns the key that would go. */
  public Optional<PlannedKey> extraKey() {
    return keys.stream().filter(this::isExtra).findAny();
  }

  /** Returns how many keys count against the limit. */
  @Override
  public long activeKeys() {
    return keys.stream().filter(PlannedKey::active).count();
  }
}
