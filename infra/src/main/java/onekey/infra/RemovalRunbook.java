package onekey.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.ssm.CfnDocument;
import software.constructs.Construct;

/** The runbook that removes the extra key of one user, and the role that it acts as. */
final class RemovalRunbook extends Construct {

  private final Role role;
  private final CfnDocument document;

  RemovalRunbook(Construct scope, String id, AccessKeyRule rule, ChooseFunction choose) {
    super(scope, id);
    this.role =
        AutomationRole.of(
            this,
            "Removes extra access keys. Whoever may pass this role can remove any key.",
            List.of(
                Permissions.statement(
                    "AskTheChooser",
                    List.of("lambda:InvokeFunction"),
                    choose.function().getFunctionArn()),
                Permissions.statement(
                    "RemoveKeys",
                    List.of("iam:UpdateAccessKey", "iam:DeleteAccessKey"),
                    Permissions.users(this)),
                Permissions.statement(
                    "ReevaluateRule",
                    List.of("config:StartConfigRulesEvaluation"),
                    rule.rule().getAttrArn())));
    this.document =
        CfnDocument.Builder.create(this, "Document")
            .documentType("Automation")
            .documentFormat("JSON")
            .content(
                RunbookDocument.named("RemoveExtraAccessKey")
                    .filledIn(
                        Map.of(
                            "ChooseFunction", choose.function().getFunctionArn(),
                            "RuleName", rule.name())))
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
