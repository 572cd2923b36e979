package onekey.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * A role that only automation executions of this account may assume.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-setup-iam.html">Automation
 *     roles</a>
 */
final class AutomationRole {

  private AutomationRole() {}

  /** Defines the role, with a name that CloudFormation makes up. */
  static Role of(Construct scope, String description, List<PolicyStatement> permissions) {
    return builder(scope, description, permissions).build();
  }

  /** Defines the role. There can be only one of this name in an account, whatever the Region. */
  static Role named(
      String name, Construct scope, String description, List<PolicyStatement> permissions) {
    return builder(scope, description, permissions).roleName(name).build();
  }

  private static Role.Builder builder(
      Construct scope, String description, List<PolicyStatement> permissions) {
    return Role.Builder.create(scope, "Role")
        .description(description)
        .assumedBy(
            new PrincipalWithConditions(
                new ServicePrincipal("ssm.amazonaws.com"),
                SortedJson.object(
                    "StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID),
                    "ArnLike",
                        Map.of(
                            "aws:SourceArn",
                            Permissions.automation(scope, "automation-execution", "*")))))
        .inlinePolicies(
            Map.of("Permissions", PolicyDocument.Builder.create().statements(permissions).build()));
  }
}
