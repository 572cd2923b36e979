package onekey.plan.fix;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onekey.plan.source.terraform.HclString;
import onekey.plan.source.terraform.TerraformKey;
import onekey.plan.source.terraform.TerraformPlace;

/**
 * A file of a Terraform configuration, that a command writes. What is in an override file changes a
 * block as if it stood in the block itself.
 *
 * @param name its name
 * @param module the module in whose directory it is, such as {@code ci.inner}; empty for the root
 *     module
 * @param lines what is in it
 * @see <a href="https://developer.hashicorp.com/terraform/language/files/override">Override
 *     Files</a>
 */
record HclFile(String name, Optional<String> module, List<String> lines) {

  /** Where terraform init notes where the modules come from. */
  static final String MODULES = "\"${TF_DATA_DIR:-.terraform}/modules/modules.json\"";

  HclFile {
    lines = List.copyOf(lines);
  }

  /** Makes a file that changes a resource's block. */
  static HclFile overResource(TerraformKey key, String... arguments) {
    var place = key.place();
    return new HclFile(
        overName(key),
        Optional.of(place.moduleKey()).filter(path -> !path.isEmpty()),
        block(
            "resource %s %s"
                .formatted(HclString.quote(TerraformPlace.TYPE), HclString.quote(place.name())),
            List.of(arguments)));
  }

  /** Makes a file that changes the inputs of a module that the root module calls. */
  static HclFile overModule(TerraformKey key, String... inputs) {
    return new HclFile(
        overName(key),
        Optional.empty(),
        block("module " + HclString.quote(key.place().moduleKey()), List.of(inputs)));
  }

  static List<String> block(String head, List<String> arguments) {
    return Stream.of(
            Stream.of(head + " {"),
            arguments.stream().map(argument -> "  " + argument),
            Stream.of("}"))
        .flatMap(lines -> lines)
        .toList();
  }

  private static String overName(TerraformKey key) {
    return "onekey_%s_override.tf".formatted(key.accessKeyId());
  }

  /** Returns the command that writes it, and fails if there is such a file. */
  String write() {
    return module
        .map(
            path ->
                """
                directory=$(jq --exit-status --raw-output --arg key %s --arg data "${TF_DATA_DIR:-.terraform}" '.Modules[] | select(.Key == $key) | .Dir | select(startswith($data) | not)' %s) && %s\
                """
                    .formatted(ShellWord.quote(path), MODULES, write("\"$directory\"/")))
        .orElseGet(() -> write(""));
  }

  private String write(String directory) {
    return "(set -C; printf '%%s\\n' %s >%s%s)"
        .formatted(
            lines.stream().map(ShellWord::quote).collect(Collectors.joining(" ")),
            directory,
            ShellWord.quote(name));
  }

  /** Returns the command that removes it, if it is there. */
  String remove() {
    return "rm -f " + ShellWord.quote(name);
  }
}
