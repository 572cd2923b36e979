package onekey.sandbox.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import onekey.sandbox.api.Account;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.Json;
import onekey.sandbox.iam.IamAccount;
import onekey.sandbox.iam.SandboxUser;

/**
 * The element {@code userIdentity} of a record. As in AWS's examples, the access key that signed
 * the call is an empty text, unless it is one of a user. The unique id of a role is made from its
 * name.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html">CloudTrail
 *     userIdentity element</a>
 */
record UserIdentity(Account account, IamAccount iam, Clock clock) {

  ObjectNode of(ApiCall call) {
    var identity =
        switch (call.principal().type()) {
          case ROOT -> identity("Root", account.id(), account.principalArn(call.principal()));
          case USER -> ofUser(call);
          case ROLE -> ofRole(call);
        };
    call.origin().accessKeyId().ifPresent(keyId -> identity.put("accessKeyId", keyId));
    call.origin().invokedBy().ifPresent(service -> identity.put("invokedBy", service));
    return identity;
  }

  private ObjectNode ofUser(ApiCall call) {
    var name = call.principal().name();
    var user = iam.user(name);
    return identity(
            "IAMUser",
            user.map(SandboxUser::id).orElseGet(() -> id("AIDA", name)),
            user.map(SandboxUser::arn).orElseGet(() -> account.userArn("/", name)))
        .put("userName", name);
  }

  private ObjectNode ofRole(ApiCall call) {
    var name = call.principal().name();
    var session = account.principalArn(call.principal());
    var roleId = id("AROA", name);
    var identity =
        identity(
            "AssumedRole", roleId + ":" + session.substring(session.lastIndexOf('/') + 1), session);
    var context = identity.putObject("sessionContext");
    context
        .putObject("sessionIssuer")
        .put("type", "Role")
        .put("principalId", roleId)
        .put("arn", account.roleArn(name))
        .put("accountId", account.id())
        .put("userName", name);
    context
        .putObject("attributes")
        .put("creationDate", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
        .put("mfaAuthenticated", "false");
    return identity;
  }

  private ObjectNode identity(String type, String principalId, String arn) {
    return Json.object()
        .put("type", type)
        .put("principalId", principalId)
        .put("arn", arn)
        .put("accountId", account.id())
        .put("accessKeyId", "");
  }

  private static String id(String prefix, String name) {
    return prefix + "%017X".formatted(name.hashCode() & 0xFFFFFFFFL).toUpperCase(Locale.ROOT);
  }
}
