package onekey.sandbox.iam;

import onekey.sandbox.api.ApiCall;

/**
 * The ARNs that policies have to allow. All of IAM's actions on keys and tags of a user are checked
 * against the user, path included.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html">Actions,
 *     resources, and condition keys for IAM</a>
 */
record UserResources(IamAccount account) {

  /** The user that the call names. One that does not exist stands under no path. */
  String named(ApiCall call) {
    var name = UserNames.actedOn(call);
    return account.user(name).map(SandboxUser::arn).orElseGet(() -> account.arnOf("/", name));
  }

  /** The user that the call creates. */
  String created(ApiCall call) {
    return account.arnOf(call.parameter("Path").orElse("/"), call.parameter("UserName").orElse(""));
  }

  /** The user that the key belongs to. A key of nobody stands for no user. */
  String owner(ApiCall call) {
    return call.parameter("AccessKeyId")
        .flatMap(account::ownerOf)
        .map(SandboxUser::arn)
        .orElseGet(() -> account.arnOf("/", ""));
  }
}
