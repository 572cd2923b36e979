package onekey.cli.drill;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import onekey.plan.output.Json;

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
    var document = new LinkedHashMap<String, Object>();
    document.put("Version", "2012-10-17");
    document.put("Statement", statements(userName));
    return Json.of(document);
  }

  /** Returns the statements, to be joined with others. */
  public static List<Map<String, Object>> statements(String userName) {
    var user = "arn:*:iam::*:user" + DrillMark.PATH + userName;
    return List.of(
        allow(
            "FindDrillUser",
            List.of("iam:GetUser"),
            List.of("arn:*:iam::*:user/" + userName, "arn:*:iam::*:user/*/" + userName)),
        allow(
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
            List.of(user)),
        allow("ListUsers", List.of("iam:ListUsers"), List.of("*")),
        allow(
            "RunRuleAndRemediate",
            List.of(
                "config:DescribeConfigRules",
                "config:DescribeRemediationConfigurations",
                "config:DescribeRemediationExecutionStatus",
                "config:GetComplianceDetailsByConfigRule",
                "config:StartConfigRulesEvaluation",
                "config:StartRemediationExecution"),
            List.of("*")),
        allow(
            "FollowRemediation",
            List.of("ssm:DescribeAutomationExecutions", "ssm:GetAutomationExecution"),
            List.of("*")),
        allow("ListSchedules", List.of("scheduler:ListSchedules"), List.of("*")),
        allow(
            "ReadAndCancelSchedules",
            List.of("scheduler:DeleteSchedule", "scheduler:GetSchedule"),
            List.of("arn:*:scheduler:*:*:schedule/*/*-AKIA*")));
  }

  private static Map<String, Object> allow(
      String sid, List<String> actions, List<String> resources) {
    var statement = new LinkedHashMap<String, Object>();
    statement.put("Sid", sid);
    statement.put("Effect", "Allow");
    statement.put("Action", actions);
    statement.put("Resource", resources);
    return statement;
  }
}
