package onekey.plan.fix;

import onekey.plan.language.Text;
import onekey.plan.source.terraform.TerraformKey;
import onekey.plan.source.terraform.TerraformObject;

/** What Terraform makes of what is done by hand, said before it is done. */
final class TerraformNotice {

  static final Text OF_OTHERS = Text.of("tfOthersFirst");

  private TerraformNotice() {}

  /**
   * Returns the notice.
   *
   * @param userName the user in IAM
   */
  static Text of(TerraformKey key, String userName) {
    return Text.sentences(Text.of("tfFirst", key.address(), key.file()), undoing(key, userName));
  }

  private static Text undoing(TerraformKey key, String userName) {
    return switch (key.object()) {
      case TerraformObject.Deposed _ -> Text.of("tfUndoDeposed");
      case TerraformObject.Tainted() -> Text.of("tfUndoTainted");
      case TerraformObject.Current() when key.isOfOther(userName) -> Text.of("tfUndoOther");
      case TerraformObject.Current() when key.isInactive() -> Text.of("tfUndoInactive");
      case TerraformObject.Current() -> Text.of("tfUndoActive");
    };
  }
}
