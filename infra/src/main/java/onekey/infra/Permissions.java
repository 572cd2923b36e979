package onekey.infra;

import java.util.List;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * What the roles may do, one statement a purpose.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html">Actions
 *     of IAM</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsconfig.html">Actions
 *     of AWS Config</a>
 */
final class Permissions {

  private Permissions() {}

  /** To list every user. The action knows no resource. */
  static PolicyStatement listUsers() {
    return statement("ListUsers", List.of("iam:ListUsers"), "*");
  }

  /** To read the keys, their last use and the tags of this account's users, under every path. */
  static PolicyStatement readUsers(Construct scope) {
    return statement(
        "ReadUsers",
        List.of("iam:ListAccessKeys", "iam:GetAccessKeyLastUsed", "iam:ListUserTags"),
        users(scope));
  }

  /** To hand verdicts to AWS Config. The action knows no resource. */
  static PolicyStatement putEvaluations() {
    return statement("PutEvaluations", List.of("config:PutEvaluations"), "*");
  }

  /** To read the parameters of the rule. The action knows no resource. */
  static PolicyStatement describeRules() {
    return statement("DescribeRules", List.of("config:DescribeConfigRules"), "*");
  }

  /** To see which users the rule reported before. */
  static PolicyStatement readComplianceDetails(Construct scope) {
    return statement(
        "ReadComplianceDetails",
        List.of("config:GetComplianceDetailsByConfigRule"),
        // Not this rule alone: the rule needs the function, and the function its role.
        Stack.of(scope)
            .formatArn(
                ArnComponents.builder()
                    .service("config")
                    .resource("config-rule")
                    .resourceName("*")
                    .build()));
  }

  /** The users of this account, under every path. */
  static String users(Construct scope) {
    return Stack.of(scope)
        .formatArn(
            ArnComponents.builder()
                .service("iam")
                .region("")
                .resource("user")
                .resourceName("*")
                .build());
  }

  static PolicyStatement statement(String sid, List<String> actions, String resource) {
    return PolicyStatement.Builder.create()
        .sid(sid)
        .actions(actions)
        .resources(List.of(resource))
        .build();
  }
}
