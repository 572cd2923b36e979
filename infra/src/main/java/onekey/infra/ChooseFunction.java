package onekey.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** The function that the runbooks ask: it chooses the extra key, and writes nothing. */
final class ChooseFunction extends Construct {

  /** It waits up to a minute until IAM shows a change, and reads every page of users before. */
  private static final Duration TIMEOUT = Duration.minutes(2);

  private final RuleFunction ruleFunction;

  /**
   * Defines the function.
   *
   * @param rule whose input parameters are the policy
   * @param judge the function that must run the rule
   * @param schedules where pending deletions stand
   */
  ChooseFunction(
      Construct scope,
      String id,
      Code code,
      RetentionDays logRetention,
      AccessKeyRule rule,
      JudgeFunction judge,
      DeletionSchedules schedules) {
    super(scope, id);
    this.ruleFunction =
        new RuleFunction(
            this,
            "Choose",
            code,
            logRetention,
            new RuleFunction.Purpose(
                "onekey.rule.ChooseHandler::handleRequest",
                "Chooses the extra access key of one IAM user for the runbooks.",
                TIMEOUT,
                Map.of(
                    "ONEKEY_RULE_NAME", rule.name(),
                    "ONEKEY_JUDGE_FUNCTION_ARN", judge.function().getFunctionArn(),
                    "ONEKEY_SCHEDULE_GROUP", schedules.groupName()),
                List.of(
                    Permissions.listUsers(),
                    Permissions.readUsers(this),
                    Permissions.describeRules(),
                    Permissions.readSchedules(schedules))));
  }

  Function function() {
    return ruleFunction.function();
  }
}
