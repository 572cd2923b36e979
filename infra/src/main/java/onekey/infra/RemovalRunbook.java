package onekey.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onekey.rule.judgement.AllowedRemoval;
import onekey.rule.notice.RemovalNotice;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.ssm.CfnDocument;
import software.constructs.Construct;

/** The runbook that removes the extra key of one user, and the role that it acts as. */
final class RemovalRunbook extends Construct {

  /**
   * The role has a fixed name so that IAM refuses a second one in the account. IAM is global, but
   * schedules are regional: two stacks would not see each other's pending deletions.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html">CreateRole:
   *     EntityAlreadyExists</a>
   */
  static final String ROLE_NAME = "OneKeyRemovalAutomation";

  private final Role role;
  private final CfnDocument document;
  private final Policy startedBySchedules;

  RemovalRunbook(
      Construct scope,
      String id,
      AllowedRemoval allowed,
      AccessKeyRule rule,
      ChooseFunction choose,
      StackSchedules schedules,
      DeletionRunbook deletion,
      Optional<NoticeTopic> notices) {
    super(scope, id);
    this.role =
        AutomationRole.named(
            ROLE_NAME,
            this,
            "Removes extra access keys. With permission to pass this role, any key can be removed.",
            permissions(allowed, rule, choose, schedules, notices));
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
                            "DeletionRole", deletion.role().getRoleArn()),
                        notices,
                        RemovalNotice.undecided(
                            "{{ IamUser }}", rule.name(), RunbookDocument.PLACE)))
            // Pending schedules name this document, so an update must not replace it.
            .updateMethod("NewVersion")
            .build();
    // No schedule is created before schedules have the permission to start the deletion.
    document.getNode().addDependency(deletion.startedBySchedules());
    this.startedBySchedules = schedules.allowToStart("StartRemoval", this, documentName(), role);
  }

  /** Returns the calls of the steps that the deployment allows, and no others. */
  private List<PolicyStatement> permissions(
      AllowedRemoval allowed,
      AccessKeyRule rule,
      ChooseFunction choose,
      StackSchedules schedules,
      Optional<NoticeTopic> notices) {
    var permissions = new ArrayList<>(List.of(Permissions.askTheChooser(choose)));
    if (allowed != AllowedRemoval.NOTHING) {
      permissions.add(
          Permissions.statement(
              "DeactivateKeys", List.of("iam:UpdateAccessKey"), Permissions.users(this)));
      permissions.add(Permissions.reevaluate(rule));
      permissions.add(
          Permissions.statement(
              "Schedule",
              List.of(
                  "scheduler:CreateSchedule", "scheduler:DeleteSchedule", "scheduler:GetSchedule"),
              schedules.schedules(allowed == AllowedRemoval.DELETE ? "" : "remove-")));
      permissions.add(Permissions.passSchedulerRole(schedules));
      permissions.add(Permissions.readExecutions(this));
    }
    if (allowed == AllowedRemoval.DELETE) {
      permissions.add(
          Permissions.statement(
              "DeleteKeys", List.of("iam:DeleteAccessKey"), Permissions.users(this)));
    }
    notices.map(Permissions::publish).ifPresent(permissions::add);
    return permissions;
  }

  /** The permission without which a schedule cannot start the runbook. */
  Policy startedBySchedules() {
    return startedBySchedules;
  }

  /** The name that CloudFormation gave the document, which it keeps. */
  String documentName() {
    return document.getRef();
  }

  Role role() {
    return role;
  }
}
