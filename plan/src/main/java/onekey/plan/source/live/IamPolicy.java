package onekey.plan.source.live;

import java.util.List;
import java.util.Optional;

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
    var policy =
        new PolicyDocument()
            .allow("ListUsers", List.of("iam:ListUsers"), "*")
            .allow(
                "ReadKeysOfUsers",
                List.of("iam:GetAccessKeyLastUsed", "iam:ListAccessKeys", "iam:ListUserTags"),
                USERS)
            .allow("ListPendingSteps", List.of("scheduler:ListSchedules"), "*")
            .allow("ReadPendingSteps", List.of("scheduler:GetSchedule"), STEPS);
    if (withRule) {
      policy.allow("ReadRule", List.of("config:DescribeConfigRules"), "*");
    }
    if (withAudit) {
      policy.allow("LookUpEvents", List.of("cloudtrail:LookupEvents"), "*");
    }
    accounts.ifPresent(choice -> allowOthers(choice, policy));
    return policy.json();
  }

  /**
   * Asking for the account of the caller (sts:GetCallerIdentity) takes no permission.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html">Actions,
   *     resources, and condition keys for AWS Organizations</a>
   */
  private static void allowOthers(AccountsChoice choice, PolicyDocument policy) {
    if (choice.ofOrganization()) {
      policy.allow("ListAccounts", List.of("organizations:ListAccounts"), "*");
    }
    policy.allow(
        "AssumeReaderRole", List.of("sts:AssumeRole"), "arn:*:iam::*:role/" + choice.roleName());
  }
}
