package onekey.infra;

import software.amazon.awscdk.CfnOutput;
import software.constructs.Construct;

/** The outputs of the stack. */
final class StackOutputs extends Construct {

  private final ConsoleLinks console;

  StackOutputs(Construct scope, String id, ConsoleLinks console) {
    super(scope, id);
    this.console = console;
  }

  /** Adds the outputs about the rule. */
  void ofJudging(AccessKeyRule rule, JudgeFunction judge) {
    output("RuleName", rule.name(), "The AWS Config rule");
    output(
        "JudgeFunctionName",
        judge.function().getFunctionName(),
        "The Lambda function that judges the users");
    output(
            "RuleConsoleLink",
            console.address(ConsoleLinks.rule(rule.name())),
            "The rule and its verdicts in the AWS Config console")
        .setCondition(console.isPublic());
  }

  /** Adds the output about the dashboard. */
  void of(RuleDashboard dashboard) {
    output(
            "DashboardConsoleLink",
            console.address(ConsoleLinks.dashboard(dashboard.name())),
            "The dashboard in the CloudWatch console")
        .setCondition(console.isPublic());
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

  private CfnOutput output(String name, String value, String description) {
    var output = CfnOutput.Builder.create(this, name).value(value).description(description).build();
    output.overrideLogicalId(name);
    return output;
  }
}
