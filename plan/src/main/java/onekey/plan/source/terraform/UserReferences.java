package onekey.plan.source.terraform;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import onekey.plan.source.terraform.ResourceAddress.Step;

/**
 * Finds the user that an access key is for by the references in the configuration, where its name
 * is known only after the apply. Only an expression that refers to one user and nothing else is
 * followed, through inputs and outputs of modules; what it makes of the name, a plan does not say.
 *
 * @param root the root module
 */
record UserReferences(ConfiguredModule root) {

  /** More than any configuration passes a name on. */
  private static final int LONGEST_WAY = 50;

  private static final String NAME = "([\\p{L}_][\\p{L}\\p{N}_-]*+)";
  private static final String INSTANCE = "((?:%s)?)".formatted(ResourceAddress.INDEX);

  private static final Pattern USER_NAME =
      Pattern.compile("(%s\\.%s)%s\\.(?:name|id)".formatted(PlannedChange.USER, NAME, INSTANCE));
  private static final Pattern USER = Pattern.compile(PlannedChange.USER + "\\." + NAME);
  private static final Pattern INPUT = Pattern.compile("var\\." + NAME);
  private static final Pattern OUTPUT =
      Pattern.compile("module\\.%s%s\\.%s".formatted(NAME, INSTANCE, NAME));
  private static final Pattern OWN_INSTANCE = Pattern.compile("each\\.(?:key|value)|count\\.index");
  private static final Pattern OWN_USER = Pattern.compile("each\\.value\\.(?:name|id)");

  /**
   * Where an expression stands.
   *
   * @param module the way to its module
   * @param instance which instance of its block it is for
   * @param forEach what the block is repeated for
   */
  private record Scope(List<Step> module, String instance, References forEach) {

    private String address(String user, String userInstance) {
      return ResourceAddress.in(ResourceAddress.module(module), user) + userInstance;
    }
  }

  /**
   * A user that an expression refers to.
   *
   * @param address its address, at which there may be none
   * @param byName whether it is known that the expression refers to its name
   */
  record Found(String address, boolean byName) {

    /**
     * The name alone would be known before the apply too, so something else is in the expression.
     */
    boolean mayBe(UserChange user) {
      return !byName || user.nameAfter().isEmpty();
    }
  }

  /** Returns the user that a key is for. */
  Optional<Found> userOf(ResourceAddress key) {
    return root.block(key)
        .flatMap(
            block ->
                follow(
                    block.user(),
                    new Scope(key.steps().orElseThrow(), key.instance(), block.forEach()),
                    LONGEST_WAY));
  }

  private Optional<Found> follow(References references, Scope scope, int left) {
    var whole = references.whole();
    var own = whole.stream().filter(References::isOfInstance).toList();
    var others = whole.stream().filter(one -> !References.isOfInstance(one)).toList();
    if (left == 0 || own.size() > 1 || others.size() > 1) {
      return Optional.empty();
    }
    if (others.isEmpty()) {
      return own.stream().findFirst().flatMap(one -> ofRepetition(one, scope));
    }
    return own.isEmpty()
        ? ofReference(others.getFirst(), scope, left - 1)
        : ofOwnInstance(others.getFirst(), own.getFirst(), scope);
  }

  /** {@code for_each = aws_iam_user.robot} and {@code user = each.value.name}. */
  private static Optional<Found> ofRepetition(String own, Scope scope) {
    var repeated = scope.forEach().whole();
    return OWN_USER.matcher(own).matches()
            && repeated.size() == 1
            && USER.matcher(repeated.getFirst()).matches()
            && !scope.instance().isEmpty()
        ? Optional.of(
            new Found(scope.address(repeated.getFirst(), scope.instance()), own.endsWith(".name")))
        : Optional.empty();
  }

  /** {@code user = aws_iam_user.robot[each.key].name}. */
  private static Optional<Found> ofOwnInstance(String user, String own, Scope scope) {
    return USER.matcher(user).matches()
            && OWN_INSTANCE.matcher(own).matches()
            && !scope.instance().isEmpty()
        ? Optional.of(new Found(scope.address(user, scope.instance()), false))
        : Optional.empty();
  }

  private Optional<Found> ofReference(String reference, Scope scope, int left) {
    var user = USER_NAME.matcher(reference);
    if (user.matches()) {
      return Optional.of(
          new Found(scope.address(user.group(1), user.group(3)), reference.endsWith(".name")));
    }
    var input = INPUT.matcher(reference);
    if (input.matches() && !scope.module().isEmpty()) {
      return ofInput(input.group(1), scope, left);
    }
    var output = OUTPUT.matcher(reference);
    return output.matches()
        ? ofOutput(new Step(output.group(1), output.group(2)), output.group(3), scope, left)
        : Optional.empty();
  }

  private Optional<Found> ofInput(String name, Scope scope, int left) {
    var parent = scope.module().subList(0, scope.module().size() - 1);
    var step = scope.module().getLast();
    return root.module(parent)
        .flatMap(module -> module.call(step.name()))
        .flatMap(
            call ->
                Optional.ofNullable(call.inputs().get(name))
                    .flatMap(
                        references ->
                            follow(
                                references,
                                new Scope(parent, step.instance(), call.forEach()),
                                left)));
  }

  private Optional<Found> ofOutput(Step step, String name, Scope scope, int left) {
    var module = Stream.concat(scope.module().stream(), Stream.of(step)).toList();
    return root.module(module)
        .flatMap(inside -> inside.output(name))
        .flatMap(references -> follow(references, new Scope(module, "", References.none()), left));
  }
}
