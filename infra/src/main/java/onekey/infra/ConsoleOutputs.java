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

/** What the deployment says at its end. */
final class ConsoleOutputs extends Construct {

  private static final String NONE = "none";

  ConsoleOutputs(Construct scope, String id) {
    super(scope, id);
  }

  /** Says what judges, and where its verdicts are. */
  void ofJudging(AccessKeyRule rule, JudgeFunction judge) {
    output("RuleName", rule.name(), "The AWS Config rule");
    output("JudgeFunctionName", judge.function().getFunctionName(), "The function that judges");
    var domain = consoleDomain();
    output(
            "RuleConsoleLink",
            "https://%s.%s/config/home?region=%s#/rules/details?configRuleName=%s"
                .formatted(Aws.REGION, domain, Aws.REGION, rule.name()),
            "The verdicts in the AWS Config console")
        .setCondition(
            CfnCondition.Builder.create(this, "HasConsole")
                .expression(Fn.conditionNot(Fn.conditionEquals(domain, NONE)))
                .build());
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

  /**
   * The console of each partition has a domain of its own. AWS publishes none for the ISO
   * partitions; they must be in the map all the same, or the deployment would fail there.
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
