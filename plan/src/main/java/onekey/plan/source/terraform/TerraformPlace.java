package onekey.plan.source.terraform;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where a state has an access key.
 *
 * @param file the state, as it was given
 * @param module the path of its module, such as {@code module.ci["eu"]}; empty for the root module
 * @param name the name of the resource
 * @param instance which instance of the resource it is
 * @see <a href="https://developer.hashicorp.com/terraform/cli/state/resource-addressing">Resource
 *     Addressing</a>
 */
public record TerraformPlace(Path file, String module, String name, TerraformInstance instance) {

  public static final String TYPE = "aws_iam_access_key";

  // Possessive, so that no length of an index exhausts the stack.
  private static final String IDENTIFIER = "[\\p{L}_][\\p{L}\\p{N}_-]*+";
  private static final String INDEX = "\\[(?:\\d++|\"(?:[^\"\\\\]|\\\\.)*+\")\\]";

  private static final Pattern INDEXES = Pattern.compile(INDEX);
  private static final Pattern NAME = Pattern.compile(IDENTIFIER);
  private static final Pattern MODULE =
      Pattern.compile("(?:module\\.%s(?:%s)?(?:\\.(?=.)|$))*+".formatted(IDENTIFIER, INDEX));

  /** Returns the full address, such as {@code module.ci["eu"].aws_iam_access_key.deploy[0]}. */
  public String address() {
    return resource() + instance.suffix();
  }

  /** Returns the address of the resource with all its instances. */
  private String resource() {
    return (module.isEmpty() ? "" : module + ".") + TYPE + "." + name;
  }

  /** Returns the address of the block, by which a state names what others depend on. */
  String block() {
    return INDEXES.matcher(module.isEmpty() ? "" : module + ".").replaceAll("") + blockInModule();
  }

  /** Returns by what name the block is referred to in its module. */
  public String blockInModule() {
    return TYPE + "." + name;
  }

  /** Returns the module as the configuration names it, such as {@code ci.inner}. */
  public String moduleKey() {
    return INDEXES.matcher(module).replaceAll("").replace("module.", "");
  }

  /** Returns the same resource's other instance. */
  public TerraformPlace at(TerraformInstance other) {
    return new TerraformPlace(file, module, name, other);
  }

  public boolean isInRootModule() {
    return module.isEmpty();
  }

  /** Returns whether the same block creates keys in other instances of its module too. */
  public boolean isInRepeatedModule() {
    return module.contains("[");
  }

  /**
   * Returns whether Terraform writes such an address. It comes from a file, and can be any text.
   */
  public boolean isAddress() {
    return NAME.matcher(name).matches()
        && MODULE.matcher(module).matches()
        && module.chars().noneMatch(Character::isISOControl);
  }
}
