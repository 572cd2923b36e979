package onekey.sandbox.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import onekey.sandbox.api.Action;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Page;
import onekey.sandbox.api.Parameters;
import onekey.sandbox.config.RemediationConfiguration.ParameterValue;

/** AWS Config's actions on remediation. */
final class RemediationActions {

  private static final int RULES_PER_CALL = 25;
  private static final int RESOURCES_PER_CALL = 100;
  private static final int LONGEST_NAME = 128;

  private final ConfigService config;
  private final RemediationService remediation;
  private final int largestPage;

  RemediationActions(ConfigService config, RemediationService remediation, int largestPage) {
    this.config = config;
    this.remediation = remediation;
    this.largestPage = largestPage;
  }

  Map<String, Action> actions() {
    return Map.of(
        "DescribeRemediationConfigurations",
        Action.onAll(this::describeConfigurations, "ConfigRuleNames"),
        "StartRemediationExecution",
        Action.onAll(this::start, "ConfigRuleName", "ResourceKeys"),
        "DescribeRemediationExecutionStatus",
        Action.onAll(this::describeStatus, "ConfigRuleName", "ResourceKeys", "Limit", "NextToken"));
  }

  private record ResourceKey(String type, String id) {

    static ResourceKey of(Parameters key) {
      return new ResourceKey(
          key.text("resourceType", 1, 256).orElseThrow(key.missing("resourceType")),
          key.text("resourceId", 1, 768).orElseThrow(key.missing("resourceId")));
    }

    ObjectNode toJson() {
      return Json.object().put("resourceType", type).put("resourceId", id);
    }
  }

  /** A rule without remediation is left out of the answer. */
  private ObjectNode describeConfigurations(ApiCall call) {
    var parameters = Parameters.of(call);
    var names = parameters.texts("ConfigRuleNames", RULES_PER_CALL);
    if (names.isEmpty()) {
      throw parameters.missing("ConfigRuleNames").get();
    }
    var result = Json.object();
    result.set(
        "RemediationConfigurations",
        Json.list(
            names.stream().flatMap(name -> remediation.of(name).stream()).toList(),
            RemediationActions::describe));
    return result;
  }

  /**
   * Starts a remediation of each resource that is NON_COMPLIANT by what is stored, and names the
   * others.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_StartRemediationExecution.html">StartRemediationExecution</a>
   */
  private ObjectNode start(ApiCall call) {
    var ruleName = ruleName(call);
    requireRemediation(ruleName);
    var refused = new ArrayList<ResourceKey>();
    for (var key : resourceKeys(call)) {
      if (isNonCompliant(ruleName, key)) {
        remediation.startOnDemand(ruleName, key.id(), config.clock().instant());
      } else {
        refused.add(key);
      }
    }
    var result = Json.object();
    result.set("FailedItems", Json.list(refused, ResourceKey::toJson));
    if (!refused.isEmpty()) {
      result.put("FailureMessage", "The resource is already compliant, or was never evaluated.");
    }
    return result;
  }

  private void requireRemediation(String ruleName) {
    if (remediation.of(ruleName).isEmpty()) {
      throw ConfigErrors.noSuchRemediation(ruleName);
    }
  }

  private boolean isNonCompliant(String ruleName, ResourceKey key) {
    return config
        .evaluation(ruleName, key.id())
        .filter(evaluation -> evaluation.resourceType().equals(key.type()))
        .filter(evaluation -> evaluation.complianceType().equals("NON_COMPLIANT"))
        .isPresent();
  }

  private ObjectNode describeStatus(ApiCall call) {
    var ruleName = ruleName(call);
    requireRemediation(ruleName);
    var parameters = Parameters.of(call);
    var limit = parameters.integer("Limit", 0, RESOURCES_PER_CALL).orElse(0);
    var page =
        Page.of(
            resourceKeys(call).stream()
                .flatMap(key -> remediation.last(ruleName, key.id()).stream())
                .toList(),
            RemediationAttempt::resourceId,
            parameters.text("NextToken", 1, Integer.MAX_VALUE),
            Math.min(limit == 0 ? RESOURCES_PER_CALL : limit, largestPage),
            ConfigErrors::invalidNextToken);
    var result = Json.object();
    result.set("RemediationExecutionStatuses", Json.list(page.items(), RemediationAttempt::toJson));
    page.next().ifPresent(token -> result.put("NextToken", token));
    return result;
  }

  private static ObjectNode describe(RemediationConfiguration configuration) {
    var parameters = Json.object();
    configuration.parameters().forEach((name, value) -> parameters.set(name, describe(value)));
    var result =
        Json.object()
            .put("ConfigRuleName", configuration.ruleName())
            .put("TargetType", "SSM_DOCUMENT")
            .put("TargetId", configuration.documentName())
            .put("Automatic", configuration.automatic())
            .put("MaximumAutomaticAttempts", configuration.maximumAttempts())
            .put("RetryAttemptSeconds", configuration.retrySeconds());
    result.set("Parameters", parameters);
    return result;
  }

  private static ObjectNode describe(ParameterValue value) {
    var result = Json.object();
    switch (value) {
      case ParameterValue.ResourceId() ->
          result.set("ResourceValue", Json.object().put("Value", "RESOURCE_ID"));
      case ParameterValue.Static(var values) -> {
        var list = Json.list();
        values.forEach(list::add);
        result.set("StaticValue", Json.object().set("Values", list));
      }
    }
    return result;
  }

  private static List<ResourceKey> resourceKeys(ApiCall call) {
    var parameters = Parameters.of(call);
    var keys =
        parameters.objects("ResourceKeys", RESOURCES_PER_CALL).stream()
            .map(ResourceKey::of)
            .toList();
    if (keys.isEmpty()) {
      throw parameters.missing("ResourceKeys").get();
    }
    return keys;
  }

  private static String ruleName(ApiCall call) {
    var parameters = Parameters.of(call);
    return parameters
        .text("ConfigRuleName", 1, LONGEST_NAME)
        .orElseThrow(parameters.missing("ConfigRuleName"));
  }
}
