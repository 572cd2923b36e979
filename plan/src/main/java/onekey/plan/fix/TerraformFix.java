package onekey.plan.fix;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.plan.model.Fix;
import onekey.plan.model.Fix.Step;
import onekey.plan.model.IamNames;
import onekey.plan.source.terraform.TerraformKey;
import onekey.plan.source.terraform.TerraformObject;

/**
 * What to do in Terraform. The status of a key is {@code Active} there unless the block says
 * otherwise, so a key deactivated by hand becomes active again at the next apply, and a key deleted
 * by hand is created anew.
 *
 * @see <a
 *     href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_access_key">aws_iam_access_key</a>
 * @see <a href="https://developer.hashicorp.com/terraform/language/resources/destroy">Destroy a
 *     resource</a>
 */
final class TerraformFix {

  private final Finding finding;
  private final OtherKeys others;

  private TerraformFix(Finding finding) {
    this.finding = finding;
    this.others = OtherKeys.of(finding);
  }

  static Fix of(Finding finding) {
    return new Fix(Fix.Way.TERRAFORM, new TerraformFix(finding).steps());
  }

  /** Returns whether the given states contain a key of this user. */
  static boolean concerns(Finding finding) {
    return !finding.terraformKeys().isEmpty() || !OtherKeys.of(finding).beforeAnyApply().isEmpty();
  }

  private List<Step> steps() {
    if (!finding.states().given()) {
      return List.of(
          Step.say(
              "No Terraform state was looked at. If Terraform may manage this user's keys, plan with --terraform-state before anything is done by hand."));
    }
    if (!IamNames.isUserName(finding.user().userName())) {
      return List.of(CliFix.noSuchName());
    }
    return finding
        .accessKeyId()
        .map(this::stepsFor)
        .orElseGet(
            () ->
                List.of(
                    Step.say(
                        "Not known: the source of this plan names no key ids, and a state refers to a key"
                            + " by its id only.")));
  }

  private List<Step> stepsFor(String id) {
    var before = others.beforeAnyApply();
    return (finding.terraformKeys().isEmpty()
            ? Stream.concat(before.stream(), Stream.of(unmanaged(id)))
            : Stream.of(
                    finding.notices(),
                    before.stream(),
                    finding.terraformKeys().stream().flatMap(key -> change(key)),
                    unmanagedKept(),
                    finding.afterwards())
                .flatMap(steps -> steps))
        .toList();
  }

  private Step unmanaged(String id) {
    var kept =
        finding.keptKeys().stream()
            .flatMap(key -> finding.states().managing(key).stream())
            .findFirst();
    return Step.say(
        kept.map(
                key ->
                    "%s is in none of the given states, only the key to keep is (%s in %s): what you do to %s by hand, Terraform does not undo."
                        .formatted(id, key.address(), key.file(), id))
            .orElseGet(
                () ->
                    "%s is in none of the given states. If another state manages it, a key removed by hand is created anew at the next apply there."
                        .formatted(id)));
  }

  private Stream<Step> change(TerraformKey key) {
    if (!key.place().isAddress()) {
      return Stream.of(
          Step.say(
              "%s is %s in %s. No command: Terraform writes no such address."
                  .formatted(key.accessKeyId(), key.address(), key.file())));
    }
    if (others.forget(key)) {
      return Stream.of(
          Step.say(
              "%s was %s in %s: after the steps above, Terraform no longer manages it. Go on by hand; Terraform does not undo that."
                  .formatted(key.accessKeyId(), key.address(), key.file())));
    }
    return switch (key.object()) {
      case TerraformObject.Deposed _ when key.isOfOther(finding.user().userName()) ->
          Stream.of(
              Step.say(
                  "%s is a deposed object of %s in %s, as a key of the user %s: Terraform does not find it, and the next apply only removes it from the state. Go on by hand; Terraform does not undo that."
                      .formatted(
                          key.accessKeyId(),
                          key.address(),
                          key.file(),
                          key.values().user().orElse(""))));
      case TerraformObject.Deposed(var object) -> deposed(key, object);
      case TerraformObject.Current(), TerraformObject.Tainted()
          when key.isOfOther(finding.user().userName()) ->
          ofFormerName(key);
      case TerraformObject.Current() ->
          Stream.concat(Stream.of(TerraformSteps.found(key)), current(key));
      case TerraformObject.Tainted() ->
          Stream.concat(
              Stream.of(TerraformSteps.found(key), TerraformSteps.untaint(key)), current(key));
    };
  }

  private Stream<Step> current(TerraformKey key) {
    var block = KeyBlock.of(key, finding.states());
    var remove = key.isInactive() ? block.removeAtOnce() : block.remove();
    return Stream.of(
            onlyIfAgreed(),
            Stream.of(TerraformSteps.references(key)),
            key.isInactive() ? Stream.of(applyIsEnough(key)) : deactivate(block),
            finding.isHeld()
                ? Stream.<Step>empty()
                : Stream.of(finding.lookAgain(), remove, Stream.of(TerraformSteps.destroy(block)))
                    .flatMap(steps -> steps))
        .flatMap(steps -> steps);
  }

  private Step applyIsEnough(TerraformKey key) {
    return Step.run(
        "The state has it Inactive, IAM has it Active, so it was activated by other means: an apply is enough to deactivate it again. Agree only if the plan sets the status of %s to Inactive, and changes no other access key. If it changes nothing, the block says Active: set status = \"Inactive\" there first."
            .formatted(key.address()),
        TerraformCommand.APPLY);
  }

  private Stream<Step> deactivate(KeyBlock block) {
    var userName = finding.user().userName();
    return Stream.of(
            block.deactivate(userName),
            Stream.of(
                Step.run(
                    "Apply. Agree only if the plan sets the status of %s to Inactive, and changes no other access key."
                        .formatted(block.addressOfInactive()),
                    TerraformCommand.APPLY),
                Step.run(
                    "To undo it, set its status to Active and apply.",
                    TerraformCommand.all(
                        List.of(block.activate(userName), TerraformCommand.APPLY)))))
        .flatMap(steps -> steps);
  }

  private Stream<Step> onlyIfAgreed() {
    return finding.isHeld()
        ? Stream.of(
            Step.say(
                "Go on only if its owner agrees. What still uses it fails." + finding.caveat()))
        : Stream.empty();
  }

  private Stream<Step> deposed(TerraformKey key, String object) {
    var id = key.accessKeyId();
    var userName = finding.user().userName();
    var found =
        Step.say(
            "%s is a deposed object (%s of %s in %s): Terraform has created another key in its place and has not deleted this one yet. The next apply deletes it at once, so apply nothing there, by no pipeline either, before %s."
                .formatted(
                    id,
                    object,
                    key.address(),
                    key.file(),
                    finding.isHeld()
                        ? "it is removed from the state"
                        : "it has been inactive for several days"));
    return finding.isHeld()
        ? Stream.of(
            found,
            Step.run(
                "It stays for now, so remove it from the state. Terraform then no longer manages it. This needs jq.",
                TerraformCommand.forgetObject(id)),
            Step.say("Go on by hand; Terraform does not undo that."))
        : Stream.of(
                Stream.of(
                    found,
                    Step.run(
                        "Deactivate it by hand: Terraform does not undo that.",
                        AwsCommand.deactivate(userName, id)),
                    Step.run(
                        "To undo it, activate it again, and remove it from the state, or the next apply deletes it all the same. This needs jq.",
                        TerraformCommand.all(
                            List.of(
                                AwsCommand.activate(userName, id),
                                TerraformCommand.forgetObject(id))))),
                finding.lookAgain(),
                Stream.of(
                    Step.run(
                        "Only now, apply. Agree only if the plan destroys %s (deposed object %s), and changes no other access key."
                            .formatted(key.address(), object),
                        TerraformCommand.APPLY)))
            .flatMap(steps -> steps);
  }

  private Stream<Step> ofFormerName(TerraformKey key) {
    return Stream.of(
            Stream.of(
                TerraformSteps.found(key),
                TerraformSteps.anotherUser(key, finding.user().userName())),
            KeyBlock.of(key, finding.states()).forget(),
            Stream.of(TerraformSteps.changesNoKey(), TerraformSteps.goOnByHand(key)))
        .flatMap(steps -> steps);
  }

  private Stream<Step> unmanagedKept() {
    var outside =
        finding.keptKeys().stream()
            .filter(Predicate.not(name -> !finding.states().managing(name).isEmpty()))
            .filter(name -> !others.lostKeys().imported().equals(Optional.of(name)))
            .collect(Collectors.joining(", "));
    return outside.isEmpty()
        ? Stream.empty()
        : Stream.of(
            Step.say(
                "The key to keep, %s, is in none of the given states and stays unmanaged: import it (terraform import), or note who looks after it."
                    .formatted(outside)));
  }
}
