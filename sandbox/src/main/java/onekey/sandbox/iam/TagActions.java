package onekey.sandbox.iam;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import onekey.sandbox.api.Action;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Parameters;

/**
 * IAM's actions on the tags of users.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagUser.html">TagUser</a>
 */
final class TagActions {

  private final IamAccount account;
  private final Paging paging;

  TagActions(IamAccount account, int largestPage) {
    this.account = account;
    this.paging = new Paging(largestPage);
  }

  Map<String, Action> actions() {
    var users = new UserResources(account);
    return Map.of(
        "ListUserTags",
            Action.on(users::named, this::listUserTags, "UserName", "Marker", "MaxItems"),
        "TagUser", Action.on(users::named, this::tagUser, "UserName", "Tags"),
        "UntagUser", Action.on(users::named, this::untagUser, "UserName", "TagKeys"));
  }

  private ObjectNode listUserTags(ApiCall call) {
    var user = account.requireUser(UserNames.actedOn(call));
    return paging.page(
        call, "Tags", List.copyOf(user.tags().entrySet()), Map.Entry::getKey, TagActions::describe);
  }

  static ObjectNode describe(Map.Entry<String, String> tag) {
    return Json.object().put("Key", tag.getKey()).put("Value", tag.getValue());
  }

  private ObjectNode tagUser(ApiCall call) {
    var user = account.requireUser(UserNames.actedOn(call));
    tags(Parameters.of(call)).forEach((key, value) -> account.tagUser(user.name(), key, value));
    return Json.object();
  }

  private ObjectNode untagUser(ApiCall call) {
    var user = account.requireUser(UserNames.actedOn(call));
    Parameters.of(call)
        .texts("TagKeys", IamAccount.TAGS_PER_USER)
        .forEach(key -> account.untagUser(user.name(), key));
    return Json.object();
  }

  static Map<String, String> tags(Parameters parameters) {
    var tags = new LinkedHashMap<String, String>();
    for (var tag : parameters.objects("Tags", IamAccount.TAGS_PER_USER)) {
      var key = tag.text("Key", 1, 128).orElseThrow(tag.missing("Key"));
      var value = tag.text("Value", 0, 256).orElseThrow(tag.missing("Value"));
      if (tags.put(key, value) != null) {
        throw IamErrors.invalidInput(
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
      }
    }
    return tags;
  }
}
