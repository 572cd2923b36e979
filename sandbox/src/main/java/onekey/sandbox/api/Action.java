package onekey.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * One action of a service.
 *
 * @param parameters the supported parameters. Any other is refused rather than ignored
 * @param resources returns the ARNs that policies must allow, each of them; {@code *} where the
 *     action has no resource-level permissions
 * @param perform carries out the action and returns its result
 * @param needsPermission whether a policy must allow the action
 */
public record Action(
    Set<String> parameters,
    Function<ApiCall, List<String>> resources,
    Function<ApiCall, ObjectNode> perform,
    boolean needsPermission) {

  public Action {
    parameters = Set.copyOf(parameters);
  }

  /** Returns an action that a policy must allow on a resource. */
  public static Action on(
      Function<ApiCall, String> resource,
      Function<ApiCall, ObjectNode> perform,
      String... parameters) {
    return onEach(call -> List.of(resource.apply(call)), perform, parameters);
  }

  /** Returns an action that policies must allow on each of several resources. */
  public static Action onEach(
      Function<ApiCall, List<String>> resources,
      Function<ApiCall, ObjectNode> perform,
      String... parameters) {
    return new Action(Set.of(parameters), resources, perform, true);
  }

  /** Returns an action without resource-level permissions. */
  public static Action onAll(Function<ApiCall, ObjectNode> perform, String... parameters) {
    return new Action(Set.of(parameters), _ -> List.of("*"), perform, true);
  }

  /** Returns an action that needs no permission. */
  public static Action needingNoPermission(Function<ApiCall, ObjectNode> perform) {
    return new Action(Set.of(), _ -> List.of("*"), perform, false);
  }

  /**
   * Refuses unsupported parameters.
   *
   * @throws ApiException if the call has one
   */
  public void requireSupportedParameters(ApiCall call) {
    call.parameters()
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!parameters.contains(name)) {
                throw Parameters.of(call)
                    .invalid(
                        name,
                        call.parameters().path(name).toString(),
                        "The sandbox supports only " + new TreeSet<>(parameters))
                    .get();
              }
            });
  }
}
