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

/**
 * The runbook that deletes a key at the end of its quarantine, the role that it acts as, and the
 * permission of schedules to start it. All of them exist whatever a deployment allows, so that a
 * pending schedule finds its runbook and is refused with a reason; the role may delete keys only
 * where the deployment allows it.
 */
final class DeletionRunbook extends Construct {

  private final Role role;
  private final CfnDocument document;
  private final Policy startedBySchedules;

  DeletionRunbook(
      Construct scope,
      String id,
      AllowedRemoval allowed,
      AccessKeyRule rule,
      ChooseFunction choose,
      StackSchedules schedules,
      Optional<NoticeTopic> notices) {
    super(scope, id);
    this.role =
        AutomationRole.of(
            this,
            "Deletes quarantined access keys. With permission to pass this role, any key can be deleted.",
            permissions(allowed, choose, schedules, notices));
    this.document =
        CfnDocument.Builder.create(this, "Document")
            .documentType("Automation")
            .documentFormat("JSON")
            .content(
                RunbookDocument.named("DeleteQuarantinedAccessKey")
                    .filledIn(
                        Map.of(
                            "ChooseFunction", choose.function().getFunctionArn(),
                            "ScheduleGroup", schedules.groupName(),
                            "StartAutomationTarget", schedules.targetArn(),
                            "SchedulerRole", schedules.role().getRoleArn(),
                            "DeadLetterQueue", schedules.deadLetters().getQueueArn()),
                        notices,
                        RemovalNotice.undecided(
                            "{{ IamUser }}",
                            "{{ AccessKeyId }}",
                            rule.name(),
                            RunbookDocument.PLACE)))
            // Pending schedules name this document, so an update must not replace it.
            .updateMethod("NewVersion")
            .build();
    this.startedBySchedules = schedules.allowToStart("StartDeletion", this, documentName(), role);
  }

  private List<PolicyStatement> permissions(
      AllowedRemoval allowed,
      ChooseFunction choose,
      StackSchedules schedules,
      Optional<NoticeTopic> notices) {
    var permissions =
        new ArrayList<>(
            List.of(
                Permissions.askTheChooser(choose),
                Permissions.statement(
                    "ClearSchedule",
                    List.of("scheduler:DeleteSchedule"),
                    schedules.schedules("delete-"))));
    if (allowed == AllowedRemoval.DELETE) {
      permissions.add(
          Permissions.statement(
              "DeleteKeys", List.of("iam:DeleteAccessKey"), Permissions.users(this)));
      permissions.add(
          Permissions.statement(
              "ScheduleAgain",
              List.of("scheduler:CreateSchedule"),
              schedules.schedules("delete-")));
      permissions.add(Permissions.passSchedulerRole(schedules));
      permissions.add(Permissions.readExecutions(this));
    }
    notices.map(Permissions::publish).ifPresent(permissions::add);
    return permissions;
  }

  /** The name that CloudFormation gave the document, which it keeps. */
  String documentName() {
    return document.getRef();
  }

  Role role() {
    return role;
  }

  /** The permission without which a schedule cannot start the runbook. */
  Policy startedBySchedules() {
    return startedBySchedules;
  }
}
