package onekey.sandbox.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import onekey.sandbox.api.Action;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.Faults;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Page;
import onekey.sandbox.api.Parameters;

/** AWS Config's actions on evaluations. */
final class EvaluationActions {

  private static final int EVALUATIONS_PER_CALL = 100;
  private static final int DEFAULT_LIMIT = 10;
  private static final int HIGHEST_LIMIT = 100;
  private static final List<String> LISTED_BY_DEFAULT = List.of("COMPLIANT", "NON_COMPLIANT");

  private final ConfigService config;
  private final Faults faults;
  private final int largestPage;

  EvaluationActions(ConfigService config, Faults faults, int largestPage) {
    this.config = config;
    this.faults = faults;
    this.largestPage = largestPage;
  }

  Map<String, Action> actions() {
    return Map.of(
        "PutEvaluations",
        Action.onAll(this::putEvaluations, "Evaluations", "ResultToken", "TestMode"),
        "GetComplianceDetailsByConfigRule",
        Action.on(
            call -> config.arn(ruleName(call)),
            this::getComplianceDetails,
            "ConfigRuleName",
            "ComplianceTypes",
            "Limit",
            "NextToken"),
        "DeleteEvaluationResults",
        Action.on(
            call -> config.arn(ruleName(call)), this::deleteEvaluationResults, "ConfigRuleName"));
  }

  /**
   * Stores evaluations.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_PutEvaluations.html">PutEvaluations</a>
   */
  private ObjectNode putEvaluations(ApiCall call) {
    var parameters = Parameters.of(call);
    var token =
        parameters
            .text("ResultToken", 1, Integer.MAX_VALUE)
            .orElseThrow(parameters.missing("ResultToken"));
    var reported =
        parameters.objects("Evaluations", EVALUATIONS_PER_CALL).stream()
            .map(ReportedEvaluation::of)
            .toList();
    var testMode = call.parameter("TestMode").map(Boolean::parseBoolean).orElse(false);
    var result = Json.object();
    var failed = result.putArray("FailedEvaluations");
    if (testMode) {
      return result;
    }
    var issued = config.issued(token).orElseThrow(ConfigErrors::invalidResultToken);
    var byFailure =
        reported.stream()
            .collect(
                Collectors.partitioningBy(
                    evaluation -> faults.evaluationFails(evaluation.resourceId())));
    byFailure.getOrDefault(true, List.of()).forEach(evaluation -> failed.add(evaluation.toJson()));
    config.keep(
        issued.ruleName(),
        byFailure.getOrDefault(false, List.of()).stream()
            .map(
                evaluation -> evaluation.stored(issued.ruleInvokedTime(), config.clock().instant()))
            .toList());
    return result;
  }

  /**
   * Lists evaluations. {@code NOT_APPLICABLE} ones are never listed.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_GetComplianceDetailsByConfigRule.html">GetComplianceDetailsByConfigRule</a>
   */
  private ObjectNode getComplianceDetails(ApiCall call) {
    var parameters = Parameters.of(call);
    var ruleName = ruleName(call);
    var types = complianceTypes(parameters);
    var limit = parameters.integer("Limit", 0, HIGHEST_LIMIT).orElse(0);
    var page =
        Page.of(
            config.allEvaluations(ruleName).stream()
                .filter(evaluation -> types.contains(evaluation.complianceType()))
                .toList(),
            StoredEvaluation::resourceId,
            parameters.text("NextToken", 1, Integer.MAX_VALUE),
            Math.min(limit == 0 ? DEFAULT_LIMIT : limit, largestPage),
            ConfigErrors::invalidNextToken);
    var result = Json.object();
    result.set(
        "EvaluationResults", Json.list(page.items(), evaluation -> describe(ruleName, evaluation)));
    page.next().ifPresent(token -> result.put("NextToken", token));
    return result;
  }

  /**
   * Deletes all evaluations of a rule, at once.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_DeleteEvaluationResults.html">DeleteEvaluationResults</a>
   */
  private ObjectNode deleteEvaluationResults(ApiCall call) {
    config.deleteEvaluationResults(ruleName(call));
    return Json.object();
  }

  private static List<String> complianceTypes(Parameters parameters) {
    var types = parameters.texts("ComplianceTypes", 3);
    for (var type : types) {
      if (!ReportedEvaluation.COMPLIANCE_TYPES.contains(type)) {
        throw ConfigErrors.invalidParameter(
            "ComplianceTypes holds '%s'. Allowed: %s."
                .formatted(type, ReportedEvaluation.COMPLIANCE_TYPES));
      }
    }
    return types.isEmpty() ? LISTED_BY_DEFAULT : types;
  }

  private static String ruleName(ApiCall call) {
    var parameters = Parameters.of(call);
    return parameters
        .text("ConfigRuleName", 1, 64)
        .orElseThrow(parameters.missing("ConfigRuleName"));
  }

  private static ObjectNode describe(String ruleName, StoredEvaluation evaluation) {
    var qualifier =
        Json.object()
            .put("ConfigRuleName", ruleName)
            .put("ResourceType", evaluation.resourceType())
            .put("ResourceId", evaluation.resourceId());
    var identifier =
        Json.object().put("OrderingTimestamp", Json.seconds(evaluation.orderingTimestamp()));
    identifier.set("EvaluationResultQualifier", qualifier);
    var result =
        Json.object()
            .put("ComplianceType", evaluation.complianceType())
            .put("ResultRecordedTime", Json.seconds(evaluation.resultRecordedTime()))
            .put("ConfigRuleInvokedTime", Json.seconds(evaluation.ruleInvokedTime()));
    evaluation.annotation().ifPresent(annotation -> result.put("Annotation", annotation));
    result.set("EvaluationResultIdentifier", identifier);
    return result;
  }
}
