package onekey.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** The function that the runbooks invoke: it chooses the extra key, and writes nothing. */
final class ChooseFunction extends Construct {

  /** It reads every page of users, and polls for up to a minute until IAM shows a change. */
  private static final Duration TIMEOUT = Duration.minutes(2);

  private final RuleFunction ruleFunction;

  /**
   * Defines the function.
   *
   * @param settings its policy is the least careful one that the chooser accepts
   * @param remediation what the deployment allows, and who starts a removal
   * @param rule whose input parameters are the policy
   * @param judge the function that must run the rule
   * @param schedules the schedules of pending steps
   * @param notices for whom it writes messages; empty for nobody
   */
  ChooseFunction(
      Construct scope,
      String id,
      Code code,
      Settings settings,
      RemediationSettings remediation,
      AccessKeyRule rule,
      JudgeFunction judge,
      StackSchedules schedules,
      Optional<NoticeTopic> notices) {
    super(scope, id);
    this.ruleFunction =
        new RuleFunction(
            this,
            "Choose",
            code,
            settings.logRetention(),
            new RuleFunction.Purpose(
                "onekey.rule.ChooseHandler::handleRequest",
                "Chooses the extra access key of one IAM user for the runbooks.",
                TIMEOUT,
                environment(settings, remediation, rule, judge, schedules, notices),
                List.of(
                    Permissions.listUsers(),
                    Permissions.readUsers(this),
                    Permissions.describeRules(),
                    Permissions.readSchedules(schedules))));
  }

  private static Map<String, String> environment(
      Settings settings,
      RemediationSettings remediation,
      AccessKeyRule rule,
      JudgeFunction judge,
      StackSchedules schedules,
      Optional<NoticeTopic> notices) {
    var environment =
        new TreeMap<>(
            Map.of(
                "ONEKEY_RULE_NAME", rule.name(),
                "ONEKEY_JUDGE_FUNCTION_ARN", judge.function().getFunctionArn(),
                "ONEKEY_DEPLOYED_PARAMETERS", SortedJson.text(settings.policy().toRuleParameters()),
                "ONEKEY_DRY_RUN", Boolean.toString(remediation.dryRun()),
                "ONEKEY_DELETE_AFTER_DAYS", remediation.deleteAfter().word(),
                "ONEKEY_NOTICE_DAYS", Integer.toString(remediation.noticeDays()),
                "ONEKEY_REMEDIATION", remediation.start().word()));
    environment.putAll(schedules.environment());
    notices.ifPresent(topic -> environment.put("ONEKEY_NOTICE_STYLE", topic.style().word()));
    return environment;
  }

  Function function() {
    return ruleFunction.function();
  }

  LogGroup logGroup() {
    return ruleFunction.logGroup();
  }
}
