package onekey.infra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.ssm.CfnDocument;
import software.constructs.Construct;

/** The runbook that deletes a rested key, the role that it acts as, and the role that starts it. */
final class DeletionRunbook extends Construct {

  private final Role role;
  private final CfnDocument document;
  private final Role schedulerRole;

  DeletionRunbook(Construct scope, String id, ChooseFunction choose, DeletionSchedules schedules) {
    super(scope, id);
    this.role =
        AutomationRole.of(
            this,
            "Deletes rested access keys. Whoever may pass this role can delete any key.",
            List.of(
                Permissions.askTheChooser(choose),
                Permissions.statement(
                    "DeleteKeys", List.of("iam:DeleteAccessKey"), Permissions.users(this))));
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
    this.schedulerRole = schedulerRole(schedules);
  }

  /**
   * Only schedules of the group may use it.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html">Confused
   *     deputy prevention</a>
   */
  private Role schedulerRole(DeletionSchedules schedules) {
    return Role.Builder.create(this, "SchedulerRole")
        .description("Starts the deletion of rested access keys.")
        .assumedBy(
            new PrincipalWithConditions(
                new ServicePrincipal("scheduler.amazonaws.com"),
                new TreeMap<>(
                    Map.of(
                        "StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID),
                        "ArnLike", Map.of("aws:SourceArn", schedules.groupArn())))))
        .inlinePolicies(
            Map.of(
                "Permissions",
                PolicyDocument.Builder.create()
                    .statements(
                        List.of(
                            Permissions.statement(
                                "StartDeletion",
                                List.of("ssm:StartAutomationExecution"),
                                definition()),
                            Permissions.passRole(
                                "PassDeletionRole",
                                role,
                                new ServicePrincipal("ssm.amazonaws.com"))))
                    .build()))
        .build();
  }

  /** The document in every version, as policies name it. */
  private String definition() {
    return Stack.of(this)
        .formatArn(
            ArnComponents.builder()
                .service("ssm")
                .resource("automation-definition")
                .resourceName(documentName() + ":*")
                .arnFormat(ArnFormat.SLASH_RESOURCE_NAME)
                .build());
  }

  /** The name that CloudFormation gave the document, which it keeps. */
  String documentName() {
    return document.getRef();
  }

  Role role() {
    return role;
  }

  Role schedulerRole() {
    return schedulerRole;
  }
}
