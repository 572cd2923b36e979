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

  /** Adds the outputs about the runs after key changes. */
  void of(KeyChangeWatch watch) {
    output(
        "WatchFunctionName",
        watch.function().getFunctionName(),
        "The Lambda function that runs the rule after access keys changed");
    output(
        "KeyChangeQueueName",
        watch.queue().getQueueName(),
        "The queue of key changes that wait for a run of the rule");
    output(
        "KeyChangeDeadLetterQueueName",
        watch.deadLetters().getQueueName(),
        "The queue of key changes that OneKey gave up on");
  }

  /** Adds the outputs about the removal of keys. */
  void ofRemoval(KeyRemoval removal) {
    var runbook = removal.runbook();
    output(
        "RunbookName",
        runbook.documentName(),
        "RemoveExtraAccessKey: the Systems Manager runbook that announces and deactivates an extra key");
    output(
        "DeletionRunbookName",
        removal.deletion().documentName(),
        "DeleteQuarantinedAccessKey: the Systems Manager runbook that deletes a key at the end of its quarantine");
    output(
        "AutomationRoleArn",
        runbook.role().getRoleArn(),
        "The role that RemoveExtraAccessKey acts as");
    output(
        "ScheduleGroupName",
        removal.schedules().groupName(),
        "The schedule group of announced removals (remove-...) and pending deletions (delete-...)");
    output(
        "DeadLetterQueueName",
        removal.schedules().deadLetters().getQueueName(),
        "The queue of removals and deletions that could not be started");
  }

  private CfnOutput output(String name, String value, String description) {
    var output = CfnOutput.Builder.create(this, name).value(value).description(description).build();
    output.overrideLogicalId(name);
    return output;
  }
}
