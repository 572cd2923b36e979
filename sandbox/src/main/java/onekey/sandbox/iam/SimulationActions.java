package onekey.sandbox.iam;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.Action;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Parameters;
import onekey.sandbox.api.Principal;
import onekey.sandbox.permission.Permissions;
import onekey.sandbox.permission.Roles;
import onekey.sandbox.permission.Simulation;

/**
 * IAM's policy simulator, for roles and one resource a call. For several it would give one decision
 * for all of them together.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html">SimulatePrincipalPolicy</a>
 */
final class SimulationActions {

  private static final int MOST = 1000;

  private final Permissions permissions;
  private final Roles roles;
  private final Account account;

  SimulationActions(Permissions permissions, Roles roles, Account account) {
    this.permissions = permissions;
    this.roles = roles;
    this.account = account;
  }

  Map<String, Action> actions() {
    return Map.of(
        "SimulatePrincipalPolicy",
        Action.on(
            SimulationActions::source,
            this::simulate,
            "PolicySourceArn",
            "ActionNames",
            "ResourceArns",
            "ContextEntries"));
  }

  private ObjectNode simulate(ApiCall call) {
    var parameters = Parameters.of(call);
    var role = role(source(call));
    var resources = parameters.texts("ResourceArns", MOST);
    if (resources.size() > 1) {
      throw IamErrors.invalidInput("The sandbox simulates one resource at a time.");
    }
    var resource = resources.isEmpty() ? "*" : resources.getFirst();
    var keys =
        parameters.objects("ContextEntries", MOST).stream()
            .collect(
                Collectors.toMap(
                    entry ->
                        entry
                            .text("ContextKeyName", 5, 256)
                            .orElseThrow(entry.missing("ContextKeyName")),
                    entry -> entry.texts("ContextKeyValues", MOST).getFirst()));
    var result = Json.object();
    result.set(
        "EvaluationResults",
        Json.list(
            actionNames(parameters),
            action -> json(action, resource, permissions.simulate(role, action, resource, keys))));
    result.put("IsTruncated", false);
    return result;
  }

  private static List<String> actionNames(Parameters parameters) {
    var names = parameters.texts("ActionNames", MOST);
    if (names.isEmpty()) {
      throw parameters.missing("ActionNames").get();
    }
    return names;
  }

  private static ObjectNode json(String action, String resource, Simulation simulation) {
    var result =
        Json.object()
            .put("EvalActionName", action)
            .put("EvalResourceName", resource)
            .put("EvalDecision", simulation.decision());
    var missing = result.putArray("MissingContextValues");
    simulation.missingKeys().forEach(missing::add);
    simulation
        .byOrganization()
        .ifPresent(
            allowed ->
                result
                    .putObject("OrganizationsDecisionDetail")
                    .put("AllowedByOrganizations", allowed));
    simulation
        .byBoundary()
        .ifPresent(
            allowed ->
                result
                    .putObject("PermissionsBoundaryDecisionDetail")
                    .put("AllowedByPermissionsBoundary", allowed));
    return result;
  }

  private Principal role(String arn) {
    var prefix = account.roleArn("");
    var name = arn.startsWith(prefix) ? arn.substring(prefix.length()) : "";
    if (!roles.has(name)) {
      throw new ApiException(
          404, "NoSuchEntity", "The role with name %s cannot be found.".formatted(name));
    }
    return Principal.role(name);
  }

  private static String source(ApiCall call) {
    var parameters = Parameters.of(call);
    return parameters
        .text("PolicySourceArn", 20, 2048)
        .orElseThrow(parameters.missing("PolicySourceArn"));
  }
}
