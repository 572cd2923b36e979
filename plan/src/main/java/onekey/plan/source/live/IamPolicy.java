package onekey.plan.source.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
   */
  public static String document(boolean withRule) {
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
    var document = new LinkedHashMap<String, Object>();
    document.put("Version", "2012-10-17");
    document.put("Statement", statements);
    return Json.of(document);
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
