package onekey.plan.fix;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.plan.model.Fix.Step;
import onekey.plan.source.terraform.TerraformKey;

/**
 * A block that makes this key alone, or a module whose inputs do: it is changed where it is.
 *
 * @param inactive what deactivates the key
 * @param activeAgain what activates it
 * @param none what lets the block make no key
 */
record EditedBlock(TerraformKey key, HclFile inactive, HclFile activeAgain, HclFile none)
    implements KeyBlock {

  @Override
  public Stream<Step> deactivate(String userName) {
    return Stream.of(
        KeyBlock.write(
            "%s This command writes it into an override file, which Terraform merges into the block."
                .formatted(
                    isModule()
                        ? "By its name, its block belongs to the module iam-user of terraform-aws-modules/iam, so set an input of the module, in version 5 iam_access_key_status = \"Inactive\"."
                        : "Set status = \"Inactive\" in its block."),
            inactive));
  }

  @Override
  public String activate(String userName) {
    return inactive.remove();
  }

  @Override
  public String addressOfInactive() {
    return key.address();
  }

  @Override
  public Stream<Step> remove() {
    return removeAtOnce();
  }

  @Override
  public Stream<Step> removeAtOnce() {
    return Stream.of(KeyBlock.run(makesNone(), List.of(none.remove(), none.write())));
  }

  @Override
  public Stream<Step> forget() {
    return Stream.of(
        KeyBlock.run(
            makesNone(),
            List.of(TerraformCommand.forget(key.place()), none.remove(), none.write())));
  }

  private String makesNone() {
    return isModule()
        ? "Set the module's input create_iam_access_key = false. When all is done, move it into the block that calls the module, and delete this file."
        : "Set count = 0 in its block, so that it creates no key. When all is done, delete the block and this file.";
  }

  @Override
  public String addressOfRemoved() {
    // With a count, Terraform takes the only instance for the first one.
    return isModule() ? key.address() : key.address() + "[0]";
  }

  @Override
  public Optional<HclFile> active() {
    return Optional.of(activeAgain);
  }

  private boolean isModule() {
    return !key.place().isInRootModule();
  }
}
