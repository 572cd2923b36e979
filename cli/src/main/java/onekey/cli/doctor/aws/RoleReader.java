package onekey.cli.doctor.aws;

import java.util.List;
import java.util.Optional;
import onekey.cli.doctor.check.Call;
import onekey.cli.doctor.check.RoleCheck.Decision;
import onekey.cli.doctor.check.RoleCheck.Simulated;
import onekey.cli.doctor.stack.Grant;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;

/**
 * Asks IAM's policy simulator. One resource a call, because the simulator gives one decision for
 * all resources of a call together.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html">EvaluationResult</a>
 */
record RoleReader(IamClient iam) {

  /** Returns a decision for each action; empty if there is no such role. */
  Optional<List<Simulated>> simulate(String roleArn, Grant.Request request) {
    return Calls.make(
        Call.SIMULATE,
        () -> {
          try {
            var results =
                iam
                    .simulatePrincipalPolicyPaginator(
                        simulation -> ask(simulation, roleArn, request))
                    .evaluationResults()
                    .stream()
                    .toList();
            return Optional.of(
                request.actions().stream()
                    .map(action -> simulated(action, request, results))
                    .toList());
          } catch (NoSuchEntityException _) {
            return Optional.<List<Simulated>>empty();
          }
        });
  }

  private static void ask(
      SimulatePrincipalPolicyRequest.Builder simulation, String roleArn, Grant.Request request) {
    simulation
        .policySourceArn(roleArn)
        .actionNames(request.actions())
        .resourceArns(request.resource());
    if (!request.context().isEmpty()) {
      simulation.contextEntries(context(request));
    }
  }

  private static List<ContextEntry> context(Grant.Request request) {
    return request.context().entrySet().stream()
        .map(
            entry ->
                ContextEntry.builder()
                    .contextKeyName(entry.getKey())
                    .contextKeyType(ContextKeyTypeEnum.STRING)
                    .contextKeyValues(entry.getValue())
                    .build())
        .toList();
  }

  private static Simulated simulated(
      String action, Grant.Request request, List<EvaluationResult> results) {
    return new Simulated(
        action,
        request.resource(),
        request.policyName(),
        results.stream()
            .filter(result -> action.equalsIgnoreCase(result.evalActionName()))
            .findFirst()
            .map(RoleReader::decision)
            .orElseThrow(() -> Calls.lacking(Call.SIMULATE, "a result for " + action)));
  }

  private static Decision decision(EvaluationResult result) {
    var byOrganization =
        Optional.ofNullable(result.organizationsDecisionDetail())
            .map(detail -> Boolean.FALSE.equals(detail.allowedByOrganizations()))
            .orElse(false);
    var byBoundary =
        Optional.ofNullable(result.permissionsBoundaryDecisionDetail())
            .map(detail -> Boolean.FALSE.equals(detail.allowedByPermissionsBoundary()))
            .orElse(false);
    var allowed =
        switch (Calls.require(Call.SIMULATE, result.evalDecision(), "EvalDecision")) {
          case ALLOWED -> true;
          case EXPLICIT_DENY, IMPLICIT_DENY -> false;
          case UNKNOWN_TO_SDK_VERSION ->
              throw Calls.lacking(Call.SIMULATE, "a decision that is known");
        };
    if (allowed && !byOrganization && !byBoundary) {
      return new Decision.Allowed();
    }
    if (!result.missingContextValues().isEmpty()) {
      return new Decision.NotTold(result.missingContextValues());
    }
    if (byOrganization) {
      return new Decision.DeniedByOrganization();
    }
    if (byBoundary) {
      return new Decision.DeniedByBoundary();
    }
    return switch (result.evalDecision()) {
      case EXPLICIT_DENY -> new Decision.DeniedByStatement();
      case ALLOWED, IMPLICIT_DENY, UNKNOWN_TO_SDK_VERSION -> new Decision.AllowedByNothing();
    };
  }
}
