package onekey.infra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnMapping;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Fn;
import software.constructs.Construct;

/** The outputs of the stack. */
final class StackOutputs extends Construct {

  private static final String NONE = "none";

  StackOutputs(Construct scope, String id) {
    super(scope, id);
  }

  /** Adds the outputs about the rule. */
  void ofJudging(AccessKeyRule rule, JudgeFunction judge) {
    output("RuleName", rule.name(), "The AWS Config rule");
    output(
        "JudgeFunctionName",
        judge.function().getFunctionName(),
        "The Lambda function that judges the users");
    var domain = consoleDomain();
    output(
            "RuleConsoleLink",
            "https://%s.%s/config/home?region=%s#/rules/details?configRuleName=%s"
                .formatted(Aws.REGION, domain, Aws.REGION, rule.name()),
            "The rule and its verdicts in the AWS Config console")
        .setCondition(
            CfnCondition.Builder.create(this, "HasConsole")
                .expression(Fn.conditionNot(Fn.conditionEquals(domain, NONE)))
                .build());
  }

  /** Adds the outputs about the removal of keys. */
  void ofRemoval(KeyRemoval removal) {
    var runbook = removal.runbook();
    output("RunbookName", runbook.documentName(), "The Systems Manager runbook that removes keys");
    output("AutomationRoleArn", runbook.role().getRoleArn(), "The role that the runbook acts as");
    output(
        "ScheduleGroupName",
        removal.schedules().groupName(),
        "The schedule group of pending deletions");
    output(
        "DeadLetterQueueName",
        removal.schedules().deadLetters().getQueueName(),
        "The queue of deletions that could not be started");
  }

  /**
   * The console has another domain in each partition. AWS publishes none for the ISO partitions;
   * they are in the map too, because a deployment fails where the map has no entry.
   *
   * @see <a href="https://docs.aws.amazon.com/general/latest/gr/mgmt-console.html">AWS Management
   *     Console endpoints</a>
   * @see <a href="https://docs.aws.eu/general/latest/gr/endpoints.html">Endpoints of the AWS
   *     European Sovereign Cloud</a>
   */
  private String consoleDomain() {
    var domains =
        new TreeMap<>(
            Map.of(
                "aws", "console.aws.amazon.com",
                "aws-cn", "console.amazonaws.cn",
                "aws-eusc", "console.amazonaws-eusc.eu",
                "aws-us-gov", "console.amazonaws-us-gov.com"));
    List.of("aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f")
        .forEach(partition -> domains.put(partition, NONE));
    var mapping = CfnMapping.Builder.create(this, "ConsoleDomain").build();
    domains.forEach((partition, domain) -> mapping.setValue(partition, "Domain", domain));
    return mapping.findInMap(Aws.PARTITION, "Domain");
  }

  private CfnOutput output(String name, String value, String description) {
    var output = CfnOutput.Builder.create(this, name).value(value).description(description).build();
    output.overrideLogicalId(name);
    return output;
  }
}
