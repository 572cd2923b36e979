package onekey.plan.source.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of an instance of a resource, such as {@code module.ci["a"].aws_iam_user.robot[0]}.
 *
 * @param full the full address
 * @param module the address of its module; empty for the root module
 * @param block the type and the name, such as {@code aws_iam_user.robot}
 * @see <a href="https://developer.hashicorp.com/terraform/cli/state/resource-addressing">Resource
 *     Addressing</a>
 */
record ResourceAddress(String full, String module, String block) {

  // Possessive, so that no length of an index exhausts the stack.
  static final String INDEX = "\\[(?:\\d++|\"(?:[^\"\\\\]|\\\\.)*+\")\\]";

  private static final Pattern STEP =
      Pattern.compile("module\\.([\\p{L}_][\\p{L}\\p{N}_-]*+)(%s)?(?:\\.|$)".formatted(INDEX));

  /**
   * A call of a module on the way from the root module.
   *
   * @param name the name of the call
   * @param instance which instance, such as {@code ["a"]}; empty for the only one
   */
  record Step(String name, String instance) {}

  /** Returns an address whose module is what it begins with. */
  static ResourceAddress of(String full, String block) {
    var matcher = STEP.matcher(full);
    var from = 0;
    while (matcher.region(from, full.length()).lookingAt()
        && full.charAt(matcher.end() - 1) == '.') {
      from = matcher.end();
    }
    return new ResourceAddress(full, full.substring(0, Math.max(0, from - 1)), block);
  }

  /** Returns which instance of the block it is, such as {@code [0]}; empty for the only one. */
  String instance() {
    var prefix = in(module, block);
    return full.startsWith(prefix) ? full.substring(prefix.length()) : "";
  }

  /** Returns the way to its module; empty if the address is none that Terraform writes. */
  Optional<List<Step>> steps() {
    return steps(module);
  }

  private static Optional<List<Step>> steps(String module) {
    var steps = new ArrayList<Step>();
    var matcher = STEP.matcher(module);
    var from = 0;
    while (from < module.length() && matcher.region(from, module.length()).lookingAt()) {
      steps.add(new Step(matcher.group(1), Optional.ofNullable(matcher.group(2)).orElse("")));
      from = matcher.end();
    }
    return from == module.length() ? Optional.of(List.copyOf(steps)) : Optional.empty();
  }

  /** Returns the address of a module. */
  static String module(List<Step> steps) {
    return String.join(
        ".", steps.stream().map(step -> "module." + step.name() + step.instance()).toList());
  }

  /** Returns the address of something in a module. */
  static String in(String module, String what) {
    return module.isEmpty() ? what : module + "." + what;
  }
}
