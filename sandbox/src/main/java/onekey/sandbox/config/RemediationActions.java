package onekey.sandbox.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import onekey.sandbox.api.Action;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Parameters;

/**
 * AWS Config's action on remediation configurations.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeRemediationConfigurations.html">DescribeRemediationConfigurations</a>
 */
final class RemediationActions {

  private static final int RULES_PER_CALL = 25;

  private final RemediationService remediation;

  RemediationActions(RemediationService remediation) {
    this.remediation = remediation;
  }

  Map<String, Action> actions() {
    return Map.of(
        "DescribeRemediationConfigurations", Action.onAll(this::describe, "ConfigRuleNames"));
  }

  /** A rule without a remediation is left out. */
  private ObjectNode describe(ApiCall call) {
    var configurations =
        Parameters.of(call).texts("ConfigRuleNames", RULES_PER_CALL).stream()
            .map(remediation::of)
            .flatMap(Optional::stream)
            .toList();
    var result = Json.object();
    result.set("RemediationConfigurations", Json.list(configurations, RemediationActions::json));
    return result;
  }

  private static ObjectNode json(RemediationConfiguration configuration) {
    return Json.object()
        .put("ConfigRuleName", configuration.ruleName())
        .put("TargetType", "SSM_DOCUMENT")
        .put("TargetId", configuration.documentName())
        .put("Automatic", configuration.automatic())
        .put("MaximumAutomaticAttempts", configuration.maximumAttempts())
        .put("RetryAttemptSeconds", configuration.retrySeconds());
  }
}
