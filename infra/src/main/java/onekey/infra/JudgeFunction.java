package onekey.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * The function that AWS Config runs: it judges every user, reports the verdicts, and publishes what
 * changed.
 */
final class JudgeFunction extends Construct {

  /**
   * The maximum of Lambda. Judging 5,000 users takes a few minutes, and longer when IAM throttles.
   */
  private static final Duration TIMEOUT = Duration.minutes(15);

  private final RuleFunction ruleFunction;
  private final CfnPermission invokedByConfig;

  /**
   * Defines the function.
   *
   * @param notices where it publishes what changed; empty for nowhere
   * @param schedules the pending steps that it shows; empty where keys are not removed
   */
  JudgeFunction(
      Construct scope,
      String id,
      Code code,
      RetentionDays logRetention,
      Optional<NoticeTopic> notices,
      Optional<StackSchedules> schedules) {
    super(scope, id);
    this.ruleFunction =
        new RuleFunction(
            this,
            "Judge",
            code,
            logRetention,
            new RuleFunction.Purpose(
                "onekey.rule.JudgeHandler::handleRequest",
                "Judges the active access keys of every IAM user for AWS Config.",
                TIMEOUT,
                environment(notices, schedules),
                permissions(notices, schedules)));
    this.invokedByConfig =
        CfnPermission.Builder.create(this, "InvokedByConfig")
            .action("lambda:InvokeFunction")
            .functionName(function().getFunctionArn())
            .principal(new ServicePrincipal("config.amazonaws.com").getService())
            .sourceAccount(Aws.ACCOUNT_ID)
            .build();
  }

  private static Map<String, String> environment(
      Optional<NoticeTopic> notices, Optional<StackSchedules> schedules) {
    var environment = new TreeMap<String, String>();
    notices.map(NoticeTopic::environment).ifPresent(environment::putAll);
    schedules.map(StackSchedules::environment).ifPresent(environment::putAll);
    return environment;
  }

  private List<PolicyStatement> permissions(
      Optional<NoticeTopic> notices, Optional<StackSchedules> schedules) {
    var permissions =
        new ArrayList<>(
            List.of(
                Permissions.listUsers(),
                Permissions.readUsers(this),
                Permissions.putEvaluations(),
                Permissions.readComplianceDetails(this)));
    notices.map(Permissions::publish).ifPresent(permissions::add);
    schedules.ifPresent(
        group -> {
          permissions.add(Permissions.listSchedules());
          permissions.add(Permissions.readSchedules(group));
        });
    return permissions;
  }

  Function function() {
    return ruleFunction.function();
  }

  LogGroup logGroup() {
    return ruleFunction.logGroup();
  }

  /** The permission without which AWS Config refuses a rule that is run by this function. */
  CfnPermission invokedByConfig() {
    return invokedByConfig;
  }
}
