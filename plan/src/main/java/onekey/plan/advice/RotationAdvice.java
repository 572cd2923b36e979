package onekey.plan.advice;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import onekey.plan.fix.RotationSteps;
import onekey.plan.language.Text;
import onekey.plan.model.Advice;
import onekey.plan.model.PlannedKey;
import onekey.plan.model.PlannedUser;
import onekey.plan.source.terraform.TerraformStates;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.Standing;

/** Derives from the age of a key when it has to be rotated, and what that takes. */
public final class RotationAdvice {

  /** From this age on, the rotation of a key that stays is worth a thought. */
  private static final long THOUGHT_OF_DAYS = 30;

  private static final URI UPDATE =
      URI.create(
          "https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html");

  private static final URI TEMPORARY =
      URI.create(
          "https://docs.aws.amazon.com/IAM/latest/UserGuide/security-creds-programmatic-access.html");

  private RotationAdvice() {}

  /**
   * Returns what the age of this key suggests; empty for a key that is not active, or young.
   *
   * @param key the key, whose advice is not looked at
   * @param user its user
   * @param policy what the user is judged by
   * @param now the moment of judging
   * @param states the Terraform states to look the key up in
   */
  public static Optional<Advice> of(
      PlannedKey key, PlannedUser user, KeyPolicy policy, Instant now, TerraformStates states) {
    if (!key.active() || key.ageDays() < THOUGHT_OF_DAYS) {
      return Optional.empty();
    }
    return mayGo(key, user, policy)
        ? Optional.of(ofOneThatMayGo(key, policy)).filter(_ -> key.isOverdue())
        : Optional.of(
            new Advice(
                text(key), UPDATE, RotationSteps.of(key, user, due(key), policy, now, states)));
  }

  /** Where no key is allowed, only an exempt user keeps one. */
  private static boolean mayGo(PlannedKey key, PlannedUser user, KeyPolicy policy) {
    return user.mayGo(key) || (!policy.allows(1) && !(user.standing() instanceof Standing.Exempt));
  }

  private static Advice ofOneThatMayGo(PlannedKey key, KeyPolicy policy) {
    var age = Text.of("adviceOld", key.ageDays(), PlannedKey.LONGEST_DAYS);
    return policy.allows(1)
        ? new Advice(Text.sentences(age, Text.of("adviceRotate")), UPDATE)
        : new Advice(Text.sentences(age, Text.of("adviceReplace")), TEMPORARY);
  }

  private static Text text(PlannedKey key) {
    return key.isOverdue()
        ? Text.of("adviceWasDue", key.ageDays(), due(key))
        : Text.of("adviceIsDue", key.ageDays(), due(key));
  }

  private static LocalDate due(PlannedKey key) {
    return LocalDate.ofInstant(key.created(), ZoneOffset.UTC).plusDays(PlannedKey.LONGEST_DAYS);
  }
}
