package onekey.plan.fix;

import onekey.plan.model.Fix.Step;
import onekey.plan.source.terraform.TerraformKey;

/** Steps that more than one fix has. */
final class TerraformSteps {

  private TerraformSteps() {}

  static Step found(TerraformKey key) {
    return Step.run(
        "%s is %s in %s.".formatted(key.accessKeyId(), key.address(), key.file()),
        TerraformCommand.show(key.place()));
  }

  static Step untaint(TerraformKey key) {
    return Step.run(
        "It is marked as tainted there: any apply deletes it at once and creates a new key. Remove the mark before any apply.",
        TerraformCommand.untaint(key.place()));
  }

  static Step references(TerraformKey key) {
    return Step.run(References.of(key), TerraformCommand.references(key.place()));
  }

  static Step destroy(KeyBlock block) {
    return Step.run(
        "Apply. Agree only if the plan destroys %s, and changes no other access key. A destroyed key never comes back."
            .formatted(block.addressOfRemoved()),
        TerraformCommand.APPLY);
  }

  static Step goOnByHand(TerraformKey key) {
    return Step.say(
        "Terraform no longer manages %s. Go on by hand; Terraform does not undo that."
            .formatted(key.accessKeyId()));
  }

  /** Returns what to check before a key that IAM does not list is removed from the state. */
  static Step anotherUser(TerraformKey key, String userName) {
    return Step.run(
        "The state has it as a key of the user %s, IAM as one of %s: Terraform does not find it, and the next apply creates a new key. Before any apply, change its block so that it no longer creates this key. %s"
            .formatted(key.values().user().orElse(""), userName, References.of(key)),
        TerraformCommand.references(key.place()));
  }

  static Step changesNoKey() {
    return Step.run("Go on only if this plan changes no access key.", TerraformCommand.PLAN);
  }
}
