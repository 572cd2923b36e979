package onekey.cli.plan.fix;

import java.nio.file.Path;

/**
 * An access key that Terraform manages.
 *
 * @param accessKeyId its id
 * @param file the state, as it was given
 * @param module the path of its module, such as {@code module.ci["eu"]}; empty for the root module
 * @param name the name of the resource
 * @param instance which instance of the resource it is
 * @see <a href="https://developer.hashicorp.com/terraform/cli/state/resource-addressing">Resource
 *     Addressing</a>
 */
record TerraformKey(
    String accessKeyId, Path file, String module, String name, TerraformInstance instance) {

  static final String TYPE = "aws_iam_access_key";

  /** Returns its full address, such as {@code module.ci["eu"].aws_iam_access_key.deploy[0]}. */
  String address() {
    return (module.isEmpty() ? "" : module + ".") + TYPE + "." + name + instance.suffix();
  }

  /** Tells whether its block may make other keys too. */
  boolean isOneOfSeveral() {
    return isInRepeatedModule() || !(instance instanceof TerraformInstance.Single);
  }

  /** Tells whether the same block makes keys in other instances of its module too. */
  boolean isInRepeatedModule() {
    return module.contains("[");
  }
}
