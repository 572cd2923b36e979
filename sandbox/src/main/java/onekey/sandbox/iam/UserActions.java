package onekey.sandbox.iam;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.regex.Pattern;
import onekey.sandbox.api.Action;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Parameters;

/** IAM's actions on users. */
final class UserActions {

  private static final Pattern PATH_PREFIX = Pattern.compile("/[!-\u007F]*");

  private final IamAccount account;
  private final Paging paging;

  UserActions(IamAccount account, int largestPage) {
    this.account = account;
    this.paging = new Paging(largestPage);
  }

  Map<String, Action> actions() {
    var users = new UserResources(account);
    return Map.of(
        "ListUsers", Action.onAll(this::listUsers, "PathPrefix", "Marker", "MaxItems"),
        "GetUser", Action.on(users::named, this::getUser, "UserName"),
        "CreateUser", Action.on(users::created, this::createUser, "UserName", "Path", "Tags"),
        "DeleteUser", Action.on(users::named, this::deleteUser, "UserName"));
  }

  private ObjectNode listUsers(ApiCall call) {
    var prefix = Parameters.of(call).text("PathPrefix", 1, 512, PATH_PREFIX).orElse("/");
    var users = account.users().stream().filter(user -> user.path().startsWith(prefix)).toList();
    return paging.page(call, "Users", users, SandboxUser::name, UserActions::describe);
  }

  private ObjectNode getUser(ApiCall call) {
    var result = Json.object();
    var user = account.requireUser(UserNames.actedOn(call));
    var described = describe(user);
    // Left out where there are none, and never part of a list of users.
    if (!user.tags().isEmpty()) {
      described.set("Tags", Json.list(user.tags().entrySet(), TagActions::describe));
    }
    result.set("User", described);
    return result;
  }

  private ObjectNode createUser(ApiCall call) {
    var parameters = Parameters.of(call);
    var tags = TagActions.tags(parameters);
    var user =
        account.createUser(
            parameters
                .text("UserName", 1, 64, UserNames.NAME)
                .orElseThrow(parameters.missing("UserName")),
            parameters.text("Path", 1, 512, UserNames.PATH).orElse("/"));
    tags.forEach((key, value) -> account.tagUser(user.name(), key, value));
    var result = Json.object();
    result.set("User", describe(user));
    return result;
  }

  private ObjectNode deleteUser(ApiCall call) {
    var parameters = Parameters.of(call);
    var name =
        parameters
            .text("UserName", 1, 128, UserNames.NAME)
            .orElseThrow(parameters.missing("UserName"));
    account.deleteUserWithoutKeys(name);
    return Json.object();
  }

  private static ObjectNode describe(SandboxUser user) {
    return Json.object()
        .put("Path", user.path())
        .put("UserName", user.name())
        .put("UserId", user.id())
        .put("Arn", user.arn())
        .put("CreateDate", user.created().toString());
  }
}
