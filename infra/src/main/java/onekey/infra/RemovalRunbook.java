package onekey.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import onekey.rule.judgement.AllowedRemoval;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.ssm.CfnDocument;
import software.constructs.Construct;

/** The runbook that removes the extra key of one user, and the role that it acts as. */
final class RemovalRunbook extends Construct {

  /**
   * The role has this name so that IAM refuses a second one: IAM is one for all Regions, schedules
   * are not, so two stacks would each remove what the other one left to a person.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html">CreateRole:
   *     EntityAlreadyExists</a>
   */
  static final String ROLE_NAME = "OneKeyRemovalAutomation";

  private final Role role;
  private final CfnDocument document;

  RemovalRunbook(
      Construct scope,
      String id,
      AllowedRemoval allowed,
      AccessKeyRule rule,
      ChooseFunction choose,
      DeletionSchedules schedules,
      DeletionRunbook deletion) {
    super(scope, id);
    this.role =
        AutomationRole.named(
            ROLE_NAME,
            this,
            "Removes extra access keys. Whoever may pass this role can remove any key.",
            permissions(allowed, rule, choose, schedules));
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
                            "StartAutomationTarget", schedules.targetArn(),
                            "SchedulerRole", schedules.role().getRoleArn(),
                            "DeadLetterQueue", schedules.deadLetters().getQueueArn(),
                            "DeletionRunbook", deletion.documentName(),
                            "DeletionRole", deletion.role().getRoleArn())))
            // Without a name, a changed document is a new document: whoever refers to it moves
            // along.
            .updateMethod("Replace")
            .build();
    // Nothing makes a schedule before a schedule may start what it is for.
    document.getNode().addDependency(deletion.startedBySchedules());
  }

  /** What the steps call that the chooser can lead to, and nothing else. */
  private List<PolicyStatement> permissions(
      AllowedRemoval allowed,
      AccessKeyRule rule,
      ChooseFunction choose,
      DeletionSchedules schedules) {
    var permissions = new ArrayList<>(List.of(Permissions.askTheChooser(choose)));
    if (allowed != AllowedRemoval.NOTHING) {
      permissions.add(
          Permissions.statement(
              "DeactivateKeys", List.of("iam:UpdateAccessKey"), Permissions.users(this)));
      permissions.add(
          Permissions.statement(
              "ReevaluateRule",
              List.of("config:StartConfigRulesEvaluation"),
              rule.rule().getAttrArn()));
    }
    if (allowed == AllowedRemoval.DELETE) {
      permissions.add(
          Permissions.statement(
              "DeleteKeys", List.of("iam:DeleteAccessKey"), Permissions.users(this)));
      permissions.add(
          Permissions.statement(
              "ScheduleDeletions",
              List.of("scheduler:CreateSchedule", "scheduler:GetSchedule"),
              schedules.schedules()));
      permissions.add(
          Permissions.passRole(
              "PassSchedulerRole",
              schedules.role(),
              new ServicePrincipal("scheduler.amazonaws.com")));
    }
    return permissions;
  }

  /** The name that CloudFormation gave the document. */
  String documentName() {
    return document.getRef();
  }

  Role role() {
    return role;
  }
}
