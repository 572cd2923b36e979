package onekey.plan.fix;

import onekey.plan.language.Text;
import onekey.plan.model.Fix.Step;
import onekey.plan.source.terraform.TerraformKey;

/** Steps that more than one fix has. */
final class TerraformSteps {

  private TerraformSteps() {}

  static Step found(TerraformKey key) {
    return Step.run(
        Text.of("tfFound", key.accessKeyId(), key.address(), key.file()),
        TerraformCommand.show(key.place()));
  }

  static Step untaint(TerraformKey key) {
    return Step.run(Text.of("tfTainted"), TerraformCommand.untaint(key.place()));
  }

  static Step references(TerraformKey key) {
    return Step.run(References.of(key), TerraformCommand.references(key.place()));
  }

  static Step destroy(KeyBlock block) {
    return Step.run(Text.of("tfDestroy", block.addressOfRemoved()), TerraformCommand.APPLY);
  }

  static Step goOnByHand(TerraformKey key) {
    return Step.say(Text.of("tfByHand", key.accessKeyId()));
  }

  /** Returns what to check before a key that IAM does not list is removed from the state. */
  static Step anotherUser(TerraformKey key, String userName) {
    return Step.run(
        Text.sentences(
            Text.of("tfAnotherUser", key.values().user().orElse(""), userName),
            Text.of("tfChangeBefore"),
            References.of(key)),
        TerraformCommand.references(key.place()));
  }

  static Step changesNoKey() {
    return Step.run(Text.of("tfNoKeyChanges"), TerraformCommand.PLAN);
  }
}
