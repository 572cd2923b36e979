package onekey.infra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
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

  static Role of(Construct scope, String description, List<PolicyStatement> permissions) {
    return Role.Builder.create(scope, "Role")
        .description(description)
        .assumedBy(
            new PrincipalWithConditions(
                new ServicePrincipal("ssm.amazonaws.com"),
                new TreeMap<>(
                    Map.of(
                        "StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID),
                        "ArnLike", Map.of("aws:SourceArn", executions(scope))))))
        .inlinePolicies(
            Map.of("Permissions", PolicyDocument.Builder.create().statements(permissions).build()))
        .build();
  }

  private static String executions(Construct scope) {
    return Stack.of(scope)
        .formatArn(
            ArnComponents.builder()
                .service("ssm")
                .resource("automation-execution")
                .resourceName("*")
                .arnFormat(ArnFormat.SLASH_RESOURCE_NAME)
                .build());
  }
}
