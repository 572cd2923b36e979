package onekey.plan.fix;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    return List.of(
        Step.say(
            "Terraform manages this key (%s in %s): rotate it there, by a second block for the new key, and remove the block of this one in the end. What is done by hand, the next apply undoes."
                .formatted(managed.address(), managed.file())));
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
            .collect(Collectors.joining(" and "));
    return user.keys().size() < MOST_KEYS
        ? Optional.empty()
        : Optional.of(
            Step.say(
                "AWS allows %d access keys for each user, inactive ones too. So first %s has to be deleted."
                    .formatted(MOST_KEYS, others)));
  }

  private Step limitNotice() {
    return Step.say(
        switch (user.standing()) {
              case Standing.Exempt(var through) ->
                  "The user is exempt through %s, so a second active key is no finding until then."
                      .formatted(through);
              case Standing.WithinLimit(), Standing.Rotating _, Standing.OverLimit _ ->
                  policy.rotationGraceDays() > 0
                      ? "With a second active key, the user stays COMPLIANT for %s (rotationGraceDays), and is NON_COMPLIANT after that."
                          .formatted(days(policy.rotationGraceDays()))
                      : "With a second active key, the user is NON_COMPLIANT until one of the two is inactive: the policy has no rotationGraceDays, and allows %d."
                          .formatted(policy.maxActiveKeys());
            }
            + removal());
  }

  /**
   * The new key, unused, is held for as long after its creation; and after its first use it is the
   * key to keep, which must have existed as long.
   */
  private String removal() {
    return policy.maxActiveKeys() == 0
        ? ""
        : " OneKey removes neither of the two in the first %s (minimumIdleDays)."
            .formatted(days(policy.minimumIdleDays()));
  }

  private Step create() {
    return Step.run(
        "Create the new key%s. Its secret is shown this once: put it where this one is used, and nowhere else."
            .formatted(isOverdue() ? "" : ", in time for " + due),
        AwsCommand.createAccessKey(user.userName()));
  }

  private boolean isOverdue() {
    return due.isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC));
  }

  private Step switchOver() {
    return Step.say(
        "Let everything that uses %s use the %s key."
            .formatted(Finding.nameOf(key), isReplacedAlready() ? "newer" : "new"));
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
            Step.run(
                "Watch the last use of the old key. Go on when it has not changed for some days.",
                AwsCommand.getAccessKeyLastUsed(id)),
            Step.run(
                "Deactivate the old key%s.".formatted(deadline()),
                AwsCommand.deactivate(user.userName(), id)),
            Step.run(
                "If something fails then, activate it again.",
                AwsCommand.activate(user.userName(), id))),
        Stream.concat(
            lookAgain(id),
            Stream.of(
                Step.run(
                    "Delete the old key. It never comes back.",
                    AwsCommand.delete(user.userName(), id)))));
  }

  private Stream<Step> lookAgain(String id) {
    return Stream.of(
        Step.run(
            "Wait several days. Then list the user's keys again. Go on only if %s is still Inactive and the new key still Active."
                .formatted(id),
            AwsCommand.listAccessKeys(user.userName())),
        Step.run(
            "Check its last use again. Go on only if that is before it was deactivated, and if nothing misses the key. Otherwise activate it again.",
            AwsCommand.getAccessKeyLastUsed(id)));
  }

  private String deadline() {
    if (user.standing() instanceof Standing.Rotating rotating && isReplacedAlready()) {
      return " before %s, when the user is NON_COMPLIANT again"
          .formatted(LocalDate.ofInstant(rotating.until(), ZoneOffset.UTC));
    }
    return policy.rotationGraceDays() > 0 && !(user.standing() instanceof Standing.Exempt)
        ? " within %s of creating the new one".formatted(days(policy.rotationGraceDays()))
        : "";
  }

  private static String days(int number) {
    return number == 1 ? "1 day" : number + " days";
  }
}
