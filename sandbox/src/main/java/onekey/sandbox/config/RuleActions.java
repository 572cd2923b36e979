package onekey.sandbox.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import onekey.sandbox.api.Action;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Page;
import onekey.sandbox.api.Parameters;

/** AWS Config's actions on rules. */
final class RuleActions {

  private static final int RULES_PER_CALL = 25;
  private static final int RULES_PER_PAGE = 25;

  private final ConfigService config;
  private final EvaluationMode mode;
  private final int largestPage;

  RuleActions(ConfigService config, EvaluationMode mode, int largestPage) {
    this.config = config;
    this.mode = mode;
    this.largestPage = largestPage;
  }

  /**
   * {@code DescribeConfigRules} supports no resource-level permissions.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsconfig.html">Actions,
   *     resources, and condition keys for AWS Config</a>
   */
  Map<String, Action> actions() {
    return Map.of(
        "DescribeConfigRules",
        Action.onAll(this::describeConfigRules, "ConfigRuleNames", "NextToken"),
        "DescribeConfigRuleEvaluationStatus",
        Action.on(this::firstRule, this::describeStatus, "ConfigRuleNames"),
        "StartConfigRulesEvaluation",
        Action.on(this::firstRule, this::startConfigRulesEvaluation, "ConfigRuleNames"));
  }

  private ObjectNode describeConfigRules(ApiCall call) {
    var parameters = Parameters.of(call);
    var asked = parameters.texts("ConfigRuleNames", RULES_PER_CALL);
    var page =
        Page.of(
            asked.isEmpty() ? config.ruleNames() : asked,
            name -> name,
            parameters.text("NextToken", 1, Integer.MAX_VALUE),
            Math.min(RULES_PER_PAGE, largestPage),
            ConfigErrors::invalidNextToken);
    var result = Json.object();
    result.set("ConfigRules", Json.list(page.items(), this::describe));
    page.next().ifPresent(token -> result.put("NextToken", token));
    return result;
  }

  private ObjectNode describe(String ruleName) {
    var arn = config.arn(ruleName);
    var rule = config.rule(ruleName).orElseThrow(() -> ConfigErrors.noSuchRule(ruleName));
    var description =
        Json.object()
            .put("ConfigRuleName", ruleName)
            .put("ConfigRuleArn", arn)
            .put("ConfigRuleId", arn.substring(arn.lastIndexOf('/') + 1))
            .put("ConfigRuleState", config.state(ruleName));
    // AWS Config leaves out what was never given.
    if (!rule.parameters().isEmpty()) {
      description.put("InputParameters", Json.object(rule.parameters()).toString());
    }
    var source =
        Json.object().put("Owner", "CUSTOM_LAMBDA").put("SourceIdentifier", rule.functionArn());
    source
        .putArray("SourceDetails")
        .addObject()
        .put("EventSource", "aws.config")
        .put("MaximumExecutionFrequency", rule.frequency())
        .put("MessageType", "ScheduledNotification");
    description.set("Source", source);
    return description;
  }

  /**
   * Returns what is known of the runs of each rule, or rules without times.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigRuleEvaluationStatus.html">ConfigRuleEvaluationStatus</a>
   */
  private ObjectNode describeStatus(ApiCall call) {
    var result = Json.object();
    result.set("ConfigRulesEvaluationStatus", Json.list(ruleNames(call), this::status));
    return result;
  }

  private ObjectNode status(String ruleName) {
    var status =
        Json.object()
            .put("ConfigRuleName", ruleName)
            .put("ConfigRuleArn", config.arn(ruleName))
            .put("FirstEvaluationStarted", false);
    switch (config.runStatus()) {
      case IS_RETURNED ->
          config
              .runs(ruleName)
              .forEach(
                  run -> {
                    var at = Json.seconds(run.started());
                    status.put("FirstEvaluationStarted", true);
                    status.put("LastSuccessfulInvocationTime", at);
                    if (run.invocation().succeeded()) {
                      status.put("LastSuccessfulEvaluationTime", at);
                    } else {
                      status
                          .put("LastFailedEvaluationTime", at)
                          .put("LastErrorCode", "LambdaFunctionError")
                          .put("LastErrorMessage", "The function returned an error.");
                    }
                  });
      case IS_NOT_RETURNED -> {}
    }
    return status;
  }

  private ObjectNode startConfigRulesEvaluation(ApiCall call) {
    var names = ruleNames(call);
    if (names.isEmpty() || new HashSet<>(names).size() < names.size()) {
      throw ConfigErrors.invalidParameter("ConfigRuleNames needs 1–25 different names: " + names);
    }
    names.forEach(config::start);
    names.forEach(this::run);
    return Json.object();
  }

  private void run(String ruleName) {
    switch (mode) {
      case WAIT -> runAndSay(ruleName);
      case BACKGROUND ->
          Thread.ofVirtual().name("evaluate " + ruleName).start(() -> runAndSay(ruleName));
    }
  }

  private void runAndSay(String ruleName) {
    try {
      config.evaluate(ruleName);
    } finally {
      config.startedRunEnded(ruleName);
    }
  }

  private String firstRule(ApiCall call) {
    return ruleNames(call).stream().findFirst().map(config::arn).orElse("*");
  }

  private static List<String> ruleNames(ApiCall call) {
    return Parameters.of(call).texts("ConfigRuleNames", RULES_PER_CALL);
  }
}
