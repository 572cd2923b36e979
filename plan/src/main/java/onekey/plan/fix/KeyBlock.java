package onekey.plan.fix;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.plan.language.Text;
import onekey.plan.model.Fix.Step;
import onekey.plan.source.terraform.TerraformInstance;
import onekey.plan.source.terraform.TerraformKey;
import onekey.plan.source.terraform.TerraformStates;

/** The block that makes an access key: how to deactivate the key by it, and how to take it away. */
sealed interface KeyBlock permits EditedBlock, OwnBlock {

  /** What the resource without encryption is called in the registry's module for IAM users. */
  String OF_IAM_USER_MODULE = "this_no_pgp";

  TerraformKey key();

  /**
   * Returns the steps that write status Inactive, before an apply.
   *
   * @param userName the user of the key
   */
  Stream<Step> deactivate(String userName);

  /** Returns the command that undoes these steps, before an apply. */
  String activate(String userName);

  /** Returns the address of the key after these steps. */
  String addressOfInactive();

  /** Returns the steps that let an apply destroy the key, after those that deactivate. */
  Stream<Step> remove();

  /** Returns the steps that let an apply destroy the key, without those that deactivate. */
  Stream<Step> removeAtOnce();

  /** Returns the steps after which the block makes the key no more, and Terraform forgets it. */
  Stream<Step> forget();

  /** Returns the address of the key that an apply destroys. */
  String addressOfRemoved();

  /** Returns what writes status Active for this key alone; empty if the block is not known. */
  Optional<HclFile> active();

  /**
   * Tells by what block a key is made.
   *
   * <p>The module {@code iam-user} of {@code terraform-aws-modules/iam/aws} is told by the name of
   * its resource; the inputs are those of version 5. Of other modules, a state does not tell them.
   *
   * @see <a
   *     href="https://registry.terraform.io/modules/terraform-aws-modules/iam/aws/5.59.0/submodules/iam-user">iam-user</a>
   */
  static KeyBlock of(TerraformKey key, TerraformStates states) {
    var place = key.place();
    if (place.isInRootModule() && place.instance() instanceof TerraformInstance.Single) {
      return new EditedBlock(
          key,
          HclFile.overResource(key, "status = \"Inactive\""),
          HclFile.overResource(key, "status = \"Active\""),
          HclFile.overResource(key, "count = 0"));
    }
    if (place.name().equals(OF_IAM_USER_MODULE)
        && place.instance().equals(new TerraformInstance.Counted(0))
        && !place.isInRepeatedModule()
        && !place.moduleKey().contains(".")
        && !place.isInRootModule()) {
      return new EditedBlock(
          key,
          HclFile.overModule(key, "iam_access_key_status = \"Inactive\""),
          HclFile.overModule(key, "iam_access_key_status = \"Active\""),
          HclFile.overModule(key, "create_iam_access_key = false"));
    }
    return new OwnBlock(key, states.instancesOf(place));
  }

  static Step write(Text text, HclFile file) {
    return Step.run(text, file.write());
  }

  static Step run(Text text, List<String> commands) {
    return Step.run(text, TerraformCommand.all(commands));
  }
}
