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
 * The runbook that deletes a rested key, the role that it acts as, and the permission of schedules
 * to start it. All of them are there whatever a deployment allows, so that a pending schedule finds
 * its runbook and is refused with a reason; the role may delete only where that is allowed.
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
            "Deletes rested access keys. Whoever may pass this role can delete any key.",
            permissions(allowed, choose));
    this.document =
        CfnDocument.Builder.create(this, "Document")
            .documentType("Automation")
            .documentFormat("JSON")
            .content(
                RunbookDocument.named("DeleteRestedAccessKey")
                    .filledIn(Map.of("ChooseFunction", choose.function().getFunctionArn())))
            // Pending schedules name this document, so it must outlive a deployment.
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
   * A policy beside the role, not in it: the chooser knows the role, and the runbook the chooser.
   * Its name is another one than that of the policy that stood in the role before, so that a
   * deployment that takes one away never takes the other.
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
                Permissions.putAside(schedules.deadLetters())))
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
