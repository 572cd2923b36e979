package onekey.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import onekey.rule.judgement.AllowedRemoval;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
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
      ChooseFunction choose,
      DeletionSchedules schedules) {
    super(scope, id);
    this.role =
        AutomationRole.of(
            this,
            "Deletes quarantined access keys. With permission to pass this role, any key can be deleted.",
            permissions(allowed, choose));
    this.document =
        CfnDocument.Builder.create(this, "Document")
            .documentType("Automation")
            .documentFormat("JSON")
            .content(
                RunbookDocument.named("DeleteQuarantinedAccessKey")
                    .filledIn(Map.of("ChooseFunction", choose.function().getFunctionArn())))
            // Pending schedules name this document, so an update must not replace it.
            .updateMethod("NewVersion")
            .build();
    this.startedBySchedules = startedBy(schedules);
  }

  private List<PolicyStatement> permissions(AllowedRemoval allowed, ChooseFunction choose) {
    var permissions = new ArrayList<>(List.of(Permissions.askTheChooser(choose)));
    if (allowed == AllowedRemoval.DELETE) {
      permissions.add(
          Permissions.statement(
              "DeleteKeys", List.of("iam:DeleteAccessKey"), Permissions.users(this)));
    }
    return permissions;
  }

  /**
   * A policy of its own, not an inline policy of the role: the chooser refers to the role, and the
   * runbook to the chooser, so an inline policy would be a circular reference. It has another name
   * than the former inline policy, so that an update that deletes the former never deletes this
   * one.
   */
  private Policy startedBy(DeletionSchedules schedules) {
    return Policy.Builder.create(this, "StartedBySchedules")
        .policyName("StartDeletion")
        .roles(List.of(schedules.role()))
        .statements(
            List.of(
                Permissions.startAutomation(this, documentName()),
                Permissions.passRole(
                    "PassDeletionRole", role, new ServicePrincipal("ssm.amazonaws.com")),
                Permissions.sendToDeadLetters(schedules.deadLetters())))
        .build();
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
