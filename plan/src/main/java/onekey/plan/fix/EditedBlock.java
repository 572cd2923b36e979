package onekey.plan.fix;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.plan.language.Text;
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
            Text.sentences(
                isModule() ? Text.of("tfSetInModule") : Text.of("tfSetInBlock"),
                Text.of("tfOverride")),
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

  private Text makesNone() {
    return isModule() ? Text.of("tfNoneOfModule") : Text.of("tfNoneOfBlock");
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
