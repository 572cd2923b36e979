package onekey.plan.fix;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import onekey.plan.language.Text;
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
      return List.of(Step.say(Text.of("tfNoState")));
    }
    if (!IamNames.isUserName(finding.user().userName())) {
      return List.of(CliFix.noSuchName());
    }
    return finding
        .accessKeyId()
        .map(this::stepsFor)
        .orElseGet(() -> List.of(Step.say(Text.of("tfNoIds"))));
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
        kept.map(key -> Text.of("tfOnlyKept", id, key.address(), key.file()))
            .orElseGet(() -> Text.of("tfInNone", id)));
  }

  private Stream<Step> change(TerraformKey key) {
    if (!key.place().isAddress()) {
      return Stream.of(
          Step.say(Text.of("tfNoAddress", key.accessKeyId(), key.address(), key.file())));
    }
    if (others.forget(key)) {
      return Stream.of(
          Step.say(Text.of("tfForgotten", key.accessKeyId(), key.address(), key.file())));
    }
    return switch (key.object()) {
      case TerraformObject.Deposed _ when key.isOfOther(finding.user().userName()) ->
          Stream.of(
              Step.say(
                  Text.of(
                      "tfDeposedOfOther",
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
    return Step.run(Text.of("tfApplyIsEnough", key.address()), TerraformCommand.APPLY);
  }

  private Stream<Step> deactivate(KeyBlock block) {
    var userName = finding.user().userName();
    return Stream.of(
            block.deactivate(userName),
            Stream.of(
                Step.run(
                    Text.of("tfApplyInactive", block.addressOfInactive()), TerraformCommand.APPLY),
                Step.run(
                    Text.of("tfUndo"),
                    TerraformCommand.all(
                        List.of(block.activate(userName), TerraformCommand.APPLY)))))
        .flatMap(steps -> steps);
  }

  private Stream<Step> onlyIfAgreed() {
    return finding.isHeld()
        ? Stream.of(Step.say(Text.sentences(Text.of("tfIfAgreed"), finding.caveat())))
        : Stream.empty();
  }

  private Stream<Step> deposed(TerraformKey key, String object) {
    var id = key.accessKeyId();
    var userName = finding.user().userName();
    var found =
        Step.say(
            Text.of(
                "tfDeposed",
                id,
                object,
                key.address(),
                key.file(),
                finding.isHeld() ? Text.of("tfDeposedHeld") : Text.of("tfDeposedResting")));
    return finding.isHeld()
        ? Stream.of(
            found,
            Step.run(Text.of("tfForgetDeposed"), TerraformCommand.forgetObject(id)),
            Step.say(Text.of("tfGoOn")))
        : Stream.of(
                Stream.of(
                    found,
                    Step.run(Text.of("tfDeactivateByHand"), AwsCommand.deactivate(userName, id)),
                    Step.run(
                        Text.of("tfUndoByHand"),
                        TerraformCommand.all(
                            List.of(
                                AwsCommand.activate(userName, id),
                                TerraformCommand.forgetObject(id))))),
                finding.lookAgain(),
                Stream.of(
                    Step.run(
                        Text.of("tfApplyDeposed", key.address(), object), TerraformCommand.APPLY)))
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
            .toList();
    return outside.isEmpty()
        ? Stream.empty()
        : Stream.of(Step.say(Text.of("tfUnmanagedKept", Text.list(outside))));
  }
}
