package onekey.plan.fix;

import java.util.List;
import onekey.plan.language.Text;
import onekey.plan.source.terraform.TerraformDependents;
import onekey.plan.source.terraform.TerraformKey;

/** What takes a value from the block of a key. */
final class References {

  private References() {}

  static Text of(TerraformKey key) {
    return Text.sentences(dependents(key.dependents()), Text.of("tfReferences"));
  }

  private static Text dependents(List<String> all) {
    if (all.isEmpty()) {
      return Text.nothing();
    }
    return all.size() >= TerraformDependents.KEPT
        ? Text.of("tfDependMore", Text.list(all.subList(0, TerraformDependents.KEPT - 1)))
        : Text.counted("tfDepend", all.size(), Text.list(all));
  }
}
