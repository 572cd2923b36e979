package onekey.infra;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnMapping;
import software.amazon.awscdk.CfnOutput;
import software.constructs.Construct;

/** What the deployment says at its end. */
final class ConsoleOutputs extends Construct {

  ConsoleOutputs(Construct scope, String id) {
    super(scope, id);
  }

  /** Says what judges, and where its verdicts are. */
  void ofJudging(AccessKeyRule rule, JudgeFunction judge) {
    output("RuleName", rule.name(), "The AWS Config rule");
    output("JudgeFunctionName", judge.function().getFunctionName(), "The function that judges");
    output(
        "RuleConsoleLink",
        "https://%s.%s/config/home?region=%s#/rules/details?configRuleName=%s"
            .formatted(Aws.REGION, consoleDomain(), Aws.REGION, rule.name()),
        "The verdicts in the AWS Config console");
  }

  /** Says what removes keys. */
  void ofRemoval(KeyRemoval removal) {
    var runbook = removal.runbook();
    output("RunbookName", runbook.documentName(), "The Systems Manager runbook that removes keys");
    output("AutomationRoleArn", runbook.role().getRoleArn(), "The role that the runbook acts as");
    output(
        "ScheduleGroupName", removal.schedules().groupName(), "The schedules of pending deletions");
    output(
        "DeadLetterQueueName",
        removal.schedules().deadLetters().getQueueName(),
        "What a schedule could not start");
  }

  /** The console of each partition has a domain of its own. */
  private String consoleDomain() {
    return CfnMapping.Builder.create(this, "ConsoleDomain")
        .mapping(
            new TreeMap<>(
                Map.of(
                    "aws", Map.of("Domain", "console.aws.amazon.com"),
                    "aws-cn", Map.of("Domain", "console.amazonaws.cn"),
                    "aws-us-gov", Map.of("Domain", "console.amazonaws-us-gov.com"))))
        .build()
        .findInMap(Aws.PARTITION, "Domain");
  }

  private void output(String name, String value, String description) {
    CfnOutput.Builder.create(this, name)
        .value(value)
        .description(description)
        .build()
        .overrideLogicalId(name);
  }
}
