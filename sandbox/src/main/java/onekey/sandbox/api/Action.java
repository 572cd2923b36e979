package onekey.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * One action of a service.
 *
 * @param parameters the parameters that it knows. Another one is refused: nobody may believe that
 *     it had an effect
 * @param resources tells the ARNs that policies have to allow, every one of them; {@code *} where
 *     the action supports no resource-level permissions
 * @param perform does it and returns the result
 * @param needsPermission whether a policy has to allow it
 */
public record Action(
    Set<String> parameters,
    Function<ApiCall, List<String>> resources,
    Function<ApiCall, ObjectNode> perform,
    boolean needsPermission) {

  public Action {
    parameters = Set.copyOf(parameters);
  }

  /** An action that a policy has to allow on a resource. */
  public static Action on(
      Function<ApiCall, String> resource,
      Function<ApiCall, ObjectNode> perform,
      String... parameters) {
    return onEach(call -> List.of(resource.apply(call)), perform, parameters);
  }

  /** An action that a policy has to allow on several resources at once. */
  public static Action onEach(
      Function<ApiCall, List<String>> resources,
      Function<ApiCall, ObjectNode> perform,
      String... parameters) {
    return new Action(Set.of(parameters), resources, perform, true);
  }

  /** An action without resource-level permissions. */
  public static Action onAll(Function<ApiCall, ObjectNode> perform, String... parameters) {
    return new Action(Set.of(parameters), _ -> List.of("*"), perform, true);
  }

  /** An action that everybody may perform. */
  public static Action needingNoPermission(Function<ApiCall, ObjectNode> perform) {
    return new Action(Set.of(), _ -> List.of("*"), perform, false);
  }

  /**
   * Lets a call pass whose parameters are known.
   *
   * @throws ApiException if one is not
   */
  public void requireKnownParameters(ApiCall call) {
    call.parameters()
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!parameters.contains(name)) {
                throw Parameters.of(call)
                    .invalid(
                        name,
                        call.parameters().path(name).toString(),
                        "The sandbox knows only " + new TreeSet<>(parameters))
                    .get();
              }
            });
  }
}
