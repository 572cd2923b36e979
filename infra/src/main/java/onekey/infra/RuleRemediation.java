package onekey.infra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import onekey.rule.judgement.Remediation;
import software.amazon.awscdk.services.config.CfnRemediationConfiguration;
import software.amazon.awscdk.services.config.CfnRemediationConfiguration.ExecutionControlsProperty;
import software.amazon.awscdk.services.config.CfnRemediationConfiguration.SsmControlsProperty;
import software.constructs.Construct;

/**
 * Makes the runbook the remediation action of the rule, manual or automatic.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/config/latest/developerguide/remediation.html">Remediating
 *     noncompliant resources</a>
 */
final class RuleRemediation extends Construct {

  RuleRemediation(
      Construct scope,
      String id,
      RemediationSettings settings,
      AccessKeyRule rule,
      RemovalRunbook runbook) {
    super(scope, id);
    var remediation =
        CfnRemediationConfiguration.Builder.create(this, "Remediation")
            .configRuleName(rule.rule().getRef())
            .targetType("SSM_DOCUMENT")
            .targetId(runbook.documentName())
            .automatic(settings.start() == Remediation.AUTOMATIC)
            .maximumAutomaticAttempts(settings.attempts())
            .retryAttemptSeconds(settings.retrySeconds())
            .executionControls(
                ExecutionControlsProperty.builder()
                    .ssmControls(
                        SsmControlsProperty.builder()
                            .concurrentExecutionRatePercentage(settings.concurrencyPercentage())
                            .errorPercentage(settings.errorPercentage())
                            .build())
                    .build())
            .parameters(parameters(settings, runbook))
            .build();
    // No removal is announced before schedules have the permission to start it.
    remediation.getNode().addDependency(runbook.startedBySchedules());
  }

  /** AWS Config defines this structure; to CloudFormation it is untyped JSON. */
  private static Map<String, Object> parameters(
      RemediationSettings settings, RemovalRunbook runbook) {
    var parameters = new TreeMap<String, Object>();
    parameters.put("IamUser", Map.of("ResourceValue", Map.of("Value", "RESOURCE_ID")));
    parameters.put("AutomationAssumeRole", value(runbook.role().getRoleArn()));
    parameters.put("NoticeDays", value(Integer.toString(settings.noticeDays())));
    parameters.put("DeleteAfterDays", value(settings.deleteAfter().word()));
    parameters.put("DryRun", value(Boolean.toString(settings.dryRun())));
    parameters.put(
        "ReevaluateAfterRemoval", value(Boolean.toString(settings.reevaluateAfterRemoval())));
    return parameters;
  }

  private static Map<String, Object> value(String value) {
    return Map.of("StaticValue", Map.of("Values", List.of(value)));
  }
}
