package onekey.plan.fix;

import onekey.plan.source.terraform.TerraformKey;
import onekey.plan.source.terraform.TerraformObject;

/** What Terraform makes of what is done by hand, said before it is done. */
final class TerraformNotice {

  static final String OF_OTHERS =
      "Take the steps for Terraform first: the next apply changes, deletes or creates other keys of this user.";

  private TerraformNotice() {}

  /**
   * Returns the notice.
   *
   * @param userName the user in IAM
   */
  static String of(TerraformKey key, String userName) {
    return "Terraform manages this key (%s in %s): take the steps for Terraform first. %s"
        .formatted(key.address(), key.file(), undoing(key, userName));
  }

  private static String undoing(TerraformKey key, String userName) {
    return switch (key.object()) {
      case TerraformObject.Deposed _ ->
          "It is a deposed object there: the next apply deletes it at once, active or not.";
      case TerraformObject.Tainted() ->
          "It is marked as tainted there: the next apply replaces it by a new, active key, whatever is done by hand.";
      case TerraformObject.Current() when key.isOfOther(userName) ->
          "It is a key of another user there: the next apply creates a new key, whatever is done by hand.";
      case TerraformObject.Current() when key.isInactive() ->
          "What is done by hand, Terraform undoes at the next apply: an active key becomes Inactive, and a deleted key is created anew.";
      case TerraformObject.Current() ->
          "What is done by hand, Terraform undoes at the next apply: an inactive key becomes Active, and a deleted key is created anew.";
    };
  }
}
