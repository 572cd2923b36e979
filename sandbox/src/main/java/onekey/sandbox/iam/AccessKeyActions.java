package onekey.sandbox.iam;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import onekey.sandbox.api.Action;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Parameters;

/** IAM's actions on access keys. */
final class AccessKeyActions {

  private static final Pattern KEY_ID = Pattern.compile("\\w+");
  private static final List<String> SETTABLE_STATUSES = List.of("Active", "Inactive");

  private final IamAccount account;
  private final UnknownKeyAnswer unknownKeyAnswer;
  private final Paging paging;

  AccessKeyActions(IamAccount account, UnknownKeyAnswer unknownKeyAnswer, int largestPage) {
    this.account = account;
    this.unknownKeyAnswer = unknownKeyAnswer;
    this.paging = new Paging(largestPage);
  }

  Map<String, Action> actions() {
    var users = new UserResources(account);
    return Map.of(
        "ListAccessKeys",
            Action.on(users::named, this::listAccessKeys, "UserName", "Marker", "MaxItems"),
        "GetAccessKeyLastUsed", Action.on(users::owner, this::getAccessKeyLastUsed, "AccessKeyId"),
        "CreateAccessKey", Action.on(users::named, this::createAccessKey, "UserName"),
        "UpdateAccessKey",
            Action.on(users::named, this::updateAccessKey, "UserName", "AccessKeyId", "Status"),
        "DeleteAccessKey",
            Action.on(users::named, this::deleteAccessKey, "UserName", "AccessKeyId"));
  }

  private ObjectNode listAccessKeys(ApiCall call) {
    var user = account.requireUser(UserNames.actedOn(call));
    return paging.page(
        call,
        "AccessKeyMetadata",
        user.accessKeys(),
        SandboxAccessKey::id,
        key -> describe(user, key));
  }

  private ObjectNode getAccessKeyLastUsed(ApiCall call) {
    var keyId = keyId(call);
    var user = account.ownerOf(keyId).orElseThrow(() -> unknownKey(keyId));
    // The key may have been deleted meanwhile.
    var key = user.accessKey(keyId).orElseThrow(() -> unknownKey(keyId));
    var result = Json.object().put("UserName", user.name());
    result.set("AccessKeyLastUsed", describe(key.lastUse()));
    return result;
  }

  private ObjectNode createAccessKey(ApiCall call) {
    var user = account.requireUser(UserNames.actedOn(call));
    var key = account.addAccessKey(user.name());
    var result = Json.object();
    result.set("AccessKey", describe(user, key).put("SecretAccessKey", account.newSecret()));
    return result;
  }

  private ObjectNode updateAccessKey(ApiCall call) {
    var parameters = Parameters.of(call);
    var key = requireKeyOfUser(call);
    account.setStatus(
        key,
        parameters.oneOf("Status", SETTABLE_STATUSES).orElseThrow(parameters.missing("Status")));
    return Json.object();
  }

  private ObjectNode deleteAccessKey(ApiCall call) {
    account.deleteAccessKey(requireKeyOfUser(call));
    return Json.object();
  }

  /** For a key of another user the answer is the same as for one that does not exist. */
  private String requireKeyOfUser(ApiCall call) {
    var user = account.requireUser(UserNames.actedOn(call));
    var keyId = keyId(call);
    return user.accessKey(keyId).orElseThrow(() -> IamErrors.noSuchAccessKey(keyId)).id();
  }

  private static String keyId(ApiCall call) {
    var parameters = Parameters.of(call);
    return parameters
        .text("AccessKeyId", 16, 128, KEY_ID)
        .orElseThrow(parameters.missing("AccessKeyId"));
  }

  private ApiException unknownKey(String keyId) {
    return switch (unknownKeyAnswer) {
      case ACCESS_DENIED ->
          new ApiException(403, "AccessDenied", "Not authorized for access key " + keyId);
      case NO_SUCH_ENTITY -> IamErrors.noSuchAccessKey(keyId);
    };
  }

  private static ObjectNode describe(SandboxUser user, SandboxAccessKey key) {
    return Json.object()
        .put("UserName", user.name())
        .put("AccessKeyId", key.id())
        .put("Status", key.status())
        .put("CreateDate", key.created().toString());
  }

  /** For a key without recorded use, IAM returns no date and {@code N/A} as service and Region. */
  private static ObjectNode describe(Optional<KeyUse> lastUse) {
    return lastUse
        .map(
            use ->
                Json.object()
                    .put("LastUsedDate", use.at().truncatedTo(ChronoUnit.SECONDS).toString())
                    .put("ServiceName", use.service())
                    .put("Region", use.region()))
        .orElseGet(() -> Json.object().put("ServiceName", "N/A").put("Region", "N/A"));
  }
}
