package onekey.plan.source.terraform;

import java.util.Optional;

/**
 * As what a state holds an object of a resource instance.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/cli/commands/taint">terraform taint</a>
 * @see <a
 *     href="https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#create_before_destroy">create_before_destroy</a>
 */
public sealed interface TerraformObject {

  /** Makes what a state says; a name that is empty is none. */
  static TerraformObject of(Optional<String> deposed, boolean tainted) {
    var current = tainted ? new Tainted() : new Current();
    return deposed.filter(key -> !key.isEmpty()).<TerraformObject>map(Deposed::new).orElse(current);
  }

  /** The current one. */
  record Current() implements TerraformObject {}

  /** The current one, which any apply replaces. */
  record Tainted() implements TerraformObject {}

  /**
   * One that was replaced, and could not be destroyed then. The next apply destroys it.
   *
   * @param key the name that Terraform gave to it, such as {@code 1a2b3c4d}
   */
  record Deposed(String key) implements TerraformObject {}
}
