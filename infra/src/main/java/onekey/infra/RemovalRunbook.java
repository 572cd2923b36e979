package onekey.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.ssm.CfnDocument;
import software.constructs.Construct;

/** The runbook that removes the extra key of one user, and the role that it acts as. */
final class RemovalRunbook extends Construct {

  /**
   * What a schedule calls.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html">Universal
   *     targets</a>
   */
  private static final String START_AUTOMATION =
      "arn:%s:scheduler:::aws-sdk:ssm:startAutomationExecution".formatted(Aws.PARTITION);

  private final Role role;
  private final CfnDocument document;

  RemovalRunbook(
      Construct scope,
      String id,
      AccessKeyRule rule,
      ChooseFunction choose,
      DeletionSchedules schedules,
      DeletionRunbook deletion) {
    super(scope, id);
    this.role =
        AutomationRole.of(
            this,
            "Removes extra access keys. Whoever may pass this role can remove any key.",
            List.of(
                Permissions.askTheChooser(choose),
                Permissions.statement(
                    "RemoveKeys",
                    List.of("iam:UpdateAccessKey", "iam:DeleteAccessKey"),
                    Permissions.users(this)),
                Permissions.statement(
                    "ReevaluateRule",
                    List.of("config:StartConfigRulesEvaluation"),
                    rule.rule().getAttrArn()),
                Permissions.statement(
                    "ScheduleDeletions",
                    List.of("scheduler:CreateSchedule", "scheduler:GetSchedule"),
                    schedules.schedules()),
                Permissions.passRole(
                    "PassSchedulerRole",
                    deletion.schedulerRole(),
                    new ServicePrincipal("scheduler.amazonaws.com"))));
    this.document =
        CfnDocument.Builder.create(this, "Document")
            .documentType("Automation")
            .documentFormat("JSON")
            .content(
                RunbookDocument.named("RemoveExtraAccessKey")
                    .filledIn(
                        Map.of(
                            "ChooseFunction", choose.function().getFunctionArn(),
                            "RuleName", rule.name(),
                            "ScheduleGroup", schedules.groupName(),
                            "StartAutomationTarget", START_AUTOMATION,
                            "SchedulerRole", deletion.schedulerRole().getRoleArn(),
                            "DeletionRunbook", deletion.documentName(),
                            "DeletionRole", deletion.role().getRoleArn())))
            // Without a name, a changed document is a new document: whoever refers to it moves
            // along.
            .updateMethod("Replace")
            .build();
  }

  /** The name that CloudFormation gave the document. */
  String documentName() {
    return document.getRef();
  }

  Role role() {
    return role;
  }
}
