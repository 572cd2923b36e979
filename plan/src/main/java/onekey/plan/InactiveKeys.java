package onekey.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.plan.fix.InactiveKeyFixes;
import onekey.plan.model.AccountSnapshot;
import onekey.plan.model.AccountSnapshot.UserSnapshot;
import onekey.plan.model.InactiveKey;
import onekey.plan.model.PlannedKey;
import onekey.plan.model.PlannedUser;
import onekey.plan.source.terraform.TerraformStates;
import onekey.rule.judgement.AccessKey;
import onekey.rule.judgement.CountedKey;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.KeyStatus;
import onekey.rule.judgement.PendingSteps;
import onekey.rule.judgement.Removability;

/**
 * Plans the inactive keys of an account.
 *
 * @param policy what the users are judged by
 * @param now the moment of judging
 * @param states the Terraform states to look the keys up in
 * @param account the account
 */
record InactiveKeys(
    KeyPolicy policy, Instant now, TerraformStates states, AccountSnapshot account) {

  /** Returns the inactive keys of this user, the oldest first. */
  Stream<InactiveKey> of(UserSnapshot read, PlannedUser user) {
    return user.keys().stream()
        .filter(key -> read.evidence().user().key(key.name()).filter(this::isInactive).isPresent())
        .map(key -> plan(key, read, user));
  }

  /** An expired key cannot be activated, and an unknown status means that nothing is known. */
  private boolean isInactive(AccessKey key) {
    return key.status() == KeyStatus.INACTIVE;
  }

  private InactiveKey plan(PlannedKey key, UserSnapshot read, PlannedUser user) {
    var counted = key.lastUse().map(lastUse -> new CountedKey(key.name(), key.created(), lastUse));
    var planned =
        new InactiveKey(
            user.userName(),
            user.userId(),
            key,
            counted.map(CountedKey::idleSince),
            counted.map(
                asExtra ->
                    Removability.of(
                        asExtra,
                        List.of(),
                        read.evidence().user(),
                        PendingSteps.none(),
                        policy,
                        now)),
            Optional.empty(),
            List.of());
    var fixes =
        new InactiveKeyFixes(
            planned, user, policy.allows((int) user.activeKeys() + 1), account.partition(), states);
    return planned.withFixes(fixes.commands(), fixes.all());
  }
}
