package onekey.plan.fix;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.plan.language.Text;
import onekey.plan.model.Fix;
import onekey.plan.model.Fix.Step;
import onekey.plan.model.PlannedKey;
import onekey.plan.source.terraform.TerraformKey;
import onekey.plan.source.terraform.TerraformObject;

/**
 * How to activate or to delete an inactive key that Terraform manages.
 *
 * @param fixes what is said of the key elsewhere
 * @param key where Terraform manages it
 */
record InactiveKeyInTerraform(InactiveKeyFixes fixes, TerraformKey key) {

  Fix fix() {
    return new Fix(
        Fix.Way.TERRAFORM, Stream.concat(otherKeys().beforeAnyApply().stream(), steps()).toList());
  }

  private OtherKeys otherKeys() {
    var active =
        fixes.user().keys().stream().filter(PlannedKey::active).map(PlannedKey::name).toList();
    return new OtherKeys(fixes.user(), active, Optional.of(key.accessKeyId()), fixes.states());
  }

  private Stream<Step> steps() {
    var block = KeyBlock.of(key, fixes.states());
    return switch (key.object()) {
      case TerraformObject.Deposed(var object) -> Stream.of(deposed(object));
      case TerraformObject.Current(), TerraformObject.Tainted()
          when key.isOfOther(fixes.user().userName()) ->
          Stream.of(
                  start(TerraformSteps.anotherUser(key, fixes.user().userName())),
                  block.forget(),
                  Stream.of(TerraformSteps.changesNoKey(), TerraformSteps.goOnByHand(key)))
              .flatMap(steps -> steps);
      case TerraformObject.Current() -> delete(block, start(status(block)));
      case TerraformObject.Tainted() ->
          delete(
              block, Stream.concat(start(TerraformSteps.untaint(key)), Stream.of(status(block))));
    };
  }

  private Stream<Step> start(Step step) {
    return Stream.of(TerraformSteps.found(key), step);
  }

  /** If the block is not known, the status is set in the state's own block. */
  private Step status(KeyBlock block) {
    var text = key.isInactive() ? Text.of("idleTerraformActivate") : Text.of("idleTerraformActive");
    return block
        .active()
        .filter(_ -> key.isInactive())
        .map(HclFile::write)
        .map(write -> List.of(write, TerraformCommand.APPLY))
        .map(commands -> KeyBlock.run(Text.sentences(text, fixes.limitNotice()), commands))
        .orElseGet(() -> Step.say(Text.sentences(text, fixes.limitNotice())));
  }

  private Stream<Step> delete(KeyBlock block, Stream<Step> before) {
    return Stream.of(
            before,
            Stream.of(
                Step.say(Text.sentences(Text.of("idleDelete", fixes.conditions()), fixes.caveat())),
                TerraformSteps.references(key)),
            block.removeAtOnce(),
            Stream.of(TerraformSteps.destroy(block)))
        .flatMap(steps -> steps);
  }

  private Step deposed(String object) {
    return Step.run(
        Text.sentences(
            Text.of(
                "idleDeposed", fixes.name(), object, key.address(), key.file(), fixes.conditions()),
            fixes.caveat()),
        TerraformCommand.APPLY);
  }
}
