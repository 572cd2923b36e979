package onekey.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * A role that only EventBridge rules of this account and Region may use. The ARN of the one rule
 * would be a circular reference: the rule refers to the role.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/cross-service-confused-deputy-prevention.html">Confused
 *     deputy prevention: the rule ARN</a>
 */
final class EventsRole {

  private EventsRole() {}

  /** Defines the role, with a name that CloudFormation makes up. */
  static Role of(Construct scope, String description, PolicyStatement permission) {
    return Role.Builder.create(scope, "Role")
        .description(description)
        .assumedBy(
            new PrincipalWithConditions(
                new ServicePrincipal("events.amazonaws.com"),
                SortedJson.object(
                    "StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID),
                    "ArnLike", Map.of("aws:SourceArn", anyRule(scope)))))
        .inlinePolicies(
            Map.of(
                "Permissions",
                PolicyDocument.Builder.create().statements(List.of(permission)).build()))
        .build();
  }

  private static String anyRule(Construct scope) {
    return Stack.of(scope)
        .formatArn(
            ArnComponents.builder().service("events").resource("rule").resourceName("*").build());
  }
}
