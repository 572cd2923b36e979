package onekey.sandbox.iam;

import onekey.sandbox.api.ApiCall;

/**
 * The ARNs that policies must allow. For all actions on the keys and tags of a user, that is the
 * user's ARN with its path.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html">Actions,
 *     resources, and condition keys for IAM</a>
 */
record UserResources(IamAccount account) {

  /** Returns the ARN of the user that the call applies to; without a path if it does not exist. */
  String named(ApiCall call) {
    var name = UserNames.actedOn(call);
    return account.user(name).map(SandboxUser::arn).orElseGet(() -> account.arnOf("/", name));
  }

  /** Returns the ARN of the user that the call creates. */
  String created(ApiCall call) {
    return account.arnOf(call.parameter("Path").orElse("/"), call.parameter("UserName").orElse(""));
  }

  /** Returns the ARN of the key's user; for an unknown key, one without a user name. */
  String owner(ApiCall call) {
    return call.parameter("AccessKeyId")
        .flatMap(account::ownerOf)
        .map(SandboxUser::arn)
        .orElseGet(() -> account.arnOf("/", ""));
  }
}
