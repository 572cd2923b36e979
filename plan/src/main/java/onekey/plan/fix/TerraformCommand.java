package onekey.plan.fix;

import java.util.List;
import java.util.stream.Collectors;
import onekey.plan.source.terraform.TerraformPlace;

/**
 * Commands of Terraform for a POSIX shell, to be run where the configuration is.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/cli/commands/state">terraform state</a>
 */
final class TerraformCommand {

  static final String APPLY = "terraform apply";
  static final String PLAN = "terraform plan";

  /** Ends a series of commands at the first that fails. */
  private static final String AND = " && ";

  /**
   * No command of Terraform names a deposed object, so the state itself is changed. The higher
   * serial lets {@code state push} refuse it if the state was written meanwhile.
   *
   * @see <a href="https://developer.hashicorp.com/terraform/cli/commands/state/push">terraform
   *     state push</a>
   */
  private static final String CHANGE_OBJECTS =
      "terraform state pull | jq --arg current %s --arg forget %s '.serial += 1"
          + " | (.resources[] | select(.mode == \"managed\" and .type == \"aws_iam_access_key\")"
          + ".instances) |= [.[] | select(.attributes.id != $forget)"
          + " | if .attributes.id == $current then del(.deposed, .status) else . end]'"
          + " | terraform state push -";

  private TerraformCommand() {}

  static String show(TerraformPlace place) {
    return "terraform state show " + ShellWord.quote(place.address());
  }

  static String untaint(TerraformPlace place) {
    return "terraform untaint " + ShellWord.quote(place.address());
  }

  static String move(String from, String to) {
    return "terraform state mv %s %s".formatted(ShellWord.quote(from), ShellWord.quote(to));
  }

  static String forget(TerraformPlace place) {
    return "terraform state rm " + ShellWord.quote(place.address());
  }

  static String bringIn(TerraformPlace place, String accessKeyId) {
    return "terraform import %s %s"
        .formatted(ShellWord.quote(place.address()), ShellWord.quote(accessKeyId));
  }

  /** Takes a deposed object out of the state. */
  static String forgetObject(String accessKeyId) {
    return CHANGE_OBJECTS.formatted("''", ShellWord.quote(accessKeyId));
  }

  /** Makes a deposed object the current one, in place of another, which Terraform forgets. */
  static String makeCurrent(String accessKeyId, String insteadOf) {
    return CHANGE_OBJECTS.formatted(ShellWord.quote(accessKeyId), ShellWord.quote(insteadOf));
  }

  /** Lists the lines of a configuration that refer to a block. */
  static String references(TerraformPlace place) {
    return "grep -rnF --exclude-dir=.terraform --include='*.tf' --include='*.tf.json' -e %s%s ."
        .formatted(
            ShellWord.quote(place.blockInModule()),
            place.isInRootModule()
                ? ""
                : " -e " + ShellWord.quote("module." + place.moduleKey().replaceAll(".*\\.", "")));
  }

  /** Shows where a module comes from, and in which directory it is. */
  static String source(TerraformPlace place) {
    return "jq --raw-output --arg key %s '.Modules[] | select(.Key == $key) | .Source, .Dir' %s"
        .formatted(ShellWord.quote(place.moduleKey()), HclFile.MODULES);
  }

  static String all(List<String> commands) {
    return commands.stream().collect(Collectors.joining(AND));
  }
}
