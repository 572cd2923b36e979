package onekey.plan.source.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onekey.plan.output.Json;

/**
 * The permissions that reading an account takes, and no more.
 *
 * <p>IAM takes wildcards in every part of an ARN but the service, so one text fits accounts of all
 * partitions. A policy of an account cannot reach users of another one.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">IAM
 *     JSON policy elements: Resource</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html">Actions,
 *     resources, and condition keys for IAM</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridgescheduler.html">Actions,
 *     resources, and condition keys for Amazon EventBridge Scheduler</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudtrail.html">Actions,
 *     resources, and condition keys for AWS CloudTrail</a>
 */
public final class IamPolicy {

  private static final String USERS = "arn:*:iam::*:user/*";

  /** The schedules of every group that are named as OneKey's are, after a key. */
  private static final String STEPS = "arn:*:scheduler:*:*:schedule/*/*-AKIA*";

  private IamPolicy() {}

  /**
   * Returns an IAM policy document, JSON.
   *
   * @param withRule whether a Config rule is read too
   * @param withAudit whether CloudTrail is asked too
   * @param accounts which other accounts are read; then it is the policy of the caller, and the
   *     role in each of the others takes the policy for one account
   */
  public static String document(
      boolean withRule, boolean withAudit, Optional<AccountsChoice> accounts) {
    var statements = new ArrayList<Map<String, Object>>();
    statements.add(allow("ListUsers", List.of("iam:ListUsers"), "*"));
    statements.add(
        allow(
            "ReadKeysOfUsers",
            List.of("iam:GetAccessKeyLastUsed", "iam:ListAccessKeys", "iam:ListUserTags"),
            USERS));
    statements.add(allow("ListPendingSteps", List.of("scheduler:ListSchedules"), "*"));
    statements.add(allow("ReadPendingSteps", List.of("scheduler:GetSchedule"), STEPS));
    if (withRule) {
      statements.add(allow("ReadRule", List.of("config:DescribeConfigRules"), "*"));
    }
    if (withAudit) {
      statements.add(allow("LookUpEvents", List.of("cloudtrail:LookupEvents"), "*"));
    }
    accounts.ifPresent(choice -> statements.addAll(others(choice)));
    var document = new LinkedHashMap<String, Object>();
    document.put("Version", "2012-10-17");
    document.put("Statement", statements);
    return Json.of(document);
  }

  /**
   * Asking for the account of the caller (sts:GetCallerIdentity) takes no permission.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html">Actions,
   *     resources, and condition keys for AWS Organizations</a>
   */
  private static List<Map<String, Object>> others(AccountsChoice choice) {
    var statements = new ArrayList<Map<String, Object>>();
    if (choice.ofOrganization()) {
      statements.add(allow("ListAccounts", List.of("organizations:ListAccounts"), "*"));
    }
    statements.add(
        allow(
            "AssumeReaderRole",
            List.of("sts:AssumeRole"),
            "arn:*:iam::*:role/" + choice.roleName()));
    return statements;
  }

  private static Map<String, Object> allow(String sid, List<String> actions, String resource) {
    var statement = new LinkedHashMap<String, Object>();
    statement.put("Sid", sid);
    statement.put("Effect", "Allow");
    statement.put("Action", actions);
    statement.put("Resource", resource);
    return statement;
  }
}
