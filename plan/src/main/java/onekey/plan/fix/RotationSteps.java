package onekey.plan.fix;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.plan.language.Text;
import onekey.plan.model.Fix.Step;
import onekey.plan.model.IamNames;
import onekey.plan.model.PlannedKey;
import onekey.plan.model.PlannedUser;
import onekey.plan.source.terraform.TerraformKey;
import onekey.plan.source.terraform.TerraformStates;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.Standing;

/**
 * Writes out how to rotate a key that stays, in the order that AWS advises: create, switch, watch,
 * deactivate, wait, delete. A second active key is what the policy counts, so the steps say what
 * that means for the user.
 *
 * @param key the key to replace
 * @param user its user
 * @param due the day by which it is to be replaced
 * @param policy what the user is judged by
 * @param now the moment of judging
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html">Update
 *     access keys</a>
 */
public record RotationSteps(
    PlannedKey key, PlannedUser user, LocalDate due, KeyPolicy policy, Instant now) {

  /**
   * How many access keys a user can have, inactive ones too.
   *
   * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">IAM
   *     and AWS STS quotas</a>
   */
  private static final int MOST_KEYS = 2;

  /** Returns the steps. */
  public static List<Step> of(
      PlannedKey key,
      PlannedUser user,
      LocalDate due,
      KeyPolicy policy,
      Instant now,
      TerraformStates states) {
    var rotation = new RotationSteps(key, user, due, policy, now);
    return managed(key, states)
        .map(RotationSteps::inTerraform)
        .orElseGet(() -> rotation.byHand().toList());
  }

  private static Optional<TerraformKey> managed(PlannedKey key, TerraformStates states) {
    return Optional.of(key.name())
        .filter(IamNames::isAccessKeyId)
        .flatMap(id -> states.managing(id).stream().findFirst());
  }

  private static List<Step> inTerraform(TerraformKey managed) {
    return List.of(Step.say(Text.of("rotateInTerraform", managed.address(), managed.file())));
  }

  private Stream<Step> byHand() {
    if (!IamNames.isUserName(user.userName())) {
      return Stream.of(CliFix.noSuchName());
    }
    return isReplacedAlready()
        ? Stream.concat(Stream.of(switchOver()), retirement())
        : Stream.of(room().stream(), Stream.of(limitNotice(), create(), switchOver()), retirement())
            .flatMap(steps -> steps);
  }

  /** In a rotation, a newer key is there already. */
  private boolean isReplacedAlready() {
    return user.standing() instanceof Standing.Rotating rotating
        && key.created().isBefore(rotating.newestCreated());
  }

  private Optional<Step> room() {
    var others =
        user.keys().stream()
            .filter(other -> !other.name().equals(key.name()))
            .map(Finding::nameOf)
            .toList();
    return user.keys().size() < MOST_KEYS
        ? Optional.empty()
        : Optional.of(Step.say(Text.of("rotateRoom", MOST_KEYS, Text.and(others))));
  }

  private Step limitNotice() {
    return Step.say(
        Text.sentences(
            switch (user.standing()) {
              case Standing.Exempt(var through) -> Text.of("rotateExempt", through);
              case Standing.WithinLimit(), Standing.Rotating _, Standing.OverLimit _ ->
                  policy.rotationGraceDays() > 0
                      ? Text.of("rotateGrace", days(policy.rotationGraceDays()))
                      : Text.of("rotateNoGrace", policy.maxActiveKeys());
            },
            removal()));
  }

  /**
   * The new key, unused, is held for as long after its creation; and after its first use it is the
   * key to keep, which must have existed as long.
   */
  private Text removal() {
    return policy.maxActiveKeys() == 0
        ? Text.nothing()
        : Text.of("rotateNotRemoved", days(policy.minimumIdleDays()));
  }

  private Step create() {
    return Step.run(
        isOverdue() ? Text.of("rotateCreate") : Text.of("rotateCreateBy", due),
        AwsCommand.createAccessKey(user.userName()));
  }

  private boolean isOverdue() {
    return due.isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC));
  }

  private Step switchOver() {
    return Step.say(
        isReplacedAlready()
            ? Text.of("rotateToNewer", Finding.nameOf(key))
            : Text.of("rotateToNew", Finding.nameOf(key)));
  }

  private Stream<Step> retirement() {
    return Optional.of(key.name())
        .filter(IamNames::isAccessKeyId)
        .map(this::retirementOf)
        .orElseGet(() -> Stream.of(CliFix.idIsMissing(Finding.nameOf(key))));
  }

  private Stream<Step> retirementOf(String id) {
    return Stream.concat(
        Stream.of(
            Step.run(Text.of("rotateWatch"), AwsCommand.getAccessKeyLastUsed(id)),
            Step.run(deactivation(), AwsCommand.deactivate(user.userName(), id)),
            Step.run(Text.of("rotateUndo"), AwsCommand.activate(user.userName(), id))),
        Stream.concat(
            lookAgain(id),
            Stream.of(Step.run(Text.of("rotateDelete"), AwsCommand.delete(user.userName(), id)))));
  }

  private Stream<Step> lookAgain(String id) {
    return Stream.of(
        Step.run(Text.of("rotateList", id), AwsCommand.listAccessKeys(user.userName())),
        Step.run(Text.of("rotateUse"), AwsCommand.getAccessKeyLastUsed(id)));
  }

  private Text deactivation() {
    if (user.standing() instanceof Standing.Rotating rotating && isReplacedAlready()) {
      return Text.of("rotateDeactivateBefore", Text.day(rotating.until()));
    }
    return policy.rotationGraceDays() > 0 && !(user.standing() instanceof Standing.Exempt)
        ? Text.of("rotateDeactivateWithin", days(policy.rotationGraceDays()))
        : Text.of("rotateDeactivate");
  }

  private static Text days(int number) {
    return Text.counted("day", number);
  }
}
