package onekey.cli.drill;

import java.util.List;
import onekey.plan.source.live.PolicyDocument;

/**
 * The permissions that a drill takes, and no more.
 *
 * <p>IAM evaluates a call about a user that does not exist by the ARN that it would have without a
 * path, so reading also names that one; everything that writes is limited to the user of the drill
 * under its path. AWS Config's actions on remediation are allowed for every rule, because AWS names
 * the resource of a remediation by an id that nobody knows beforehand.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html">Actions,
 *     resources, and condition keys for IAM</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsconfig.html">Actions,
 *     resources, and condition keys for AWS Config</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html">Actions,
 *     resources, and condition keys for Systems Manager</a>
 */
public final class DrillPolicy {

  private DrillPolicy() {}

  /**
   * Returns an IAM policy document, JSON.
   *
   * @param userName the name of the user of the drill
   */
  public static String document(String userName) {
    return new PolicyDocument()
        .allow(
            "FindDrillUser",
            List.of("iam:GetUser"),
            "arn:*:iam::*:user/" + userName,
            "arn:*:iam::*:user/*/" + userName)
        .allow(
            "MakeAndRemoveDrillUser",
            List.of(
                "iam:CreateAccessKey",
                "iam:CreateUser",
                "iam:DeleteAccessKey",
                "iam:DeleteUser",
                "iam:GetAccessKeyLastUsed",
                "iam:ListAccessKeys",
                "iam:ListUserTags",
                "iam:TagUser"),
            "arn:*:iam::*:user" + DrillMark.PATH + userName)
        .allow("ListUsers", List.of("iam:ListUsers"), "*")
        .allow(
            "RunRuleAndRemediate",
            List.of(
                "config:DescribeConfigRules",
                "config:DescribeRemediationConfigurations",
                "config:DescribeRemediationExecutionStatus",
                "config:GetComplianceDetailsByConfigRule",
                "config:StartConfigRulesEvaluation",
                "config:StartRemediationExecution"),
            "*")
        .allow(
            "FollowRemediation",
            List.of("ssm:DescribeAutomationExecutions", "ssm:GetAutomationExecution"),
            "*")
        .allow("ListSchedules", List.of("scheduler:ListSchedules"), "*")
        .allow(
            "ReadAndCancelSchedules",
            List.of("scheduler:DeleteSchedule", "scheduler:GetSchedule"),
            "arn:*:scheduler:*:*:schedule/*/*-AKIA*")
        .json();
  }
}
