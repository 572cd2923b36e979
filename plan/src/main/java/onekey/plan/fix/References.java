package onekey.plan.fix;

import java.util.List;
import onekey.plan.source.terraform.TerraformDependents;
import onekey.plan.source.terraform.TerraformKey;

/** CommonText about what takes a value from the block of a key. */
final class References {

  private References() {}

  static String of(TerraformKey key) {
    return "%sThis command lists the lines that use values of its block, outputs among them. Change each of them, to the key to keep for example, before the block creates no key any more: Terraform refuses to plan otherwise."
        .formatted(dependents(key.dependents()));
  }

  private static String dependents(List<String> all) {
    if (all.isEmpty()) {
      return "";
    }
    var more = all.size() >= TerraformDependents.KEPT;
    return "By the state, %s%s depend%s on it, and may hold its secret key. "
        .formatted(
            String.join(", ", more ? all.subList(0, TerraformDependents.KEPT - 1) : all),
            more ? " and others" : "",
            all.size() == 1 ? "s" : "");
  }
}
