package onekey.sandbox.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Objects;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.ApiException;
import onekey.sandbox.api.CallObserver;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Origin;
import onekey.sandbox.api.Principal;
import onekey.sandbox.api.Service;

/**
 * A person who changes users and keys, and whom CloudTrail sees. Like the methods of {@code
 * IamAccount} these are not in the log of calls, need no permission and take part in no injected
 * fault; they fail as IAM's calls do.
 *
 * @param iam IAM's actions
 * @param trail is told what the person does
 * @param principal who acts
 * @param sourceIpAddress from where
 */
public record Person(Service iam, CallObserver trail, Principal principal, String sourceIpAddress) {

  /** Creates a user with the path {@code /}. */
  public void createUser(String userName) {
    act("CreateUser", named(userName));
  }

  /** Deletes a user, which must have no keys. */
  public void deleteUser(String userName) {
    act("DeleteUser", named(userName));
  }

  /** Creates an active key and returns its id. */
  public String createAccessKey(String userName) {
    return act("CreateAccessKey", named(userName)).path("AccessKey").path("AccessKeyId").asText();
  }

  /**
   * Sets the status of a key.
   *
   * @param status {@code Active} or {@code Inactive}
   */
  public void updateAccessKey(String userName, String accessKeyId, String status) {
    act("UpdateAccessKey", named(userName).put("AccessKeyId", accessKeyId).put("Status", status));
  }

  /** Deletes a key. */
  public void deleteAccessKey(String userName, String accessKeyId) {
    act("DeleteAccessKey", named(userName).put("AccessKeyId", accessKeyId));
  }

  /** Sets a tag of a user. */
  public void tagUser(String userName, String key, String value) {
    var parameters = named(userName);
    parameters.putArray("Tags").addObject().put("Key", key).put("Value", value);
    act("TagUser", parameters);
  }

  /** Removes a tag of a user, if it has the tag. */
  public void untagUser(String userName, String key) {
    var parameters = named(userName);
    parameters.putArray("TagKeys").add(key);
    act("UntagUser", parameters);
  }

  private static ObjectNode named(String userName) {
    return Json.object(Map.of("UserName", userName));
  }

  private ObjectNode act(String action, ObjectNode parameters) {
    var call =
        new ApiCall("iam", action, principal, parameters).from(Origin.person(sourceIpAddress));
    try {
      var result = Objects.requireNonNull(iam.actions().get(action)).perform().apply(call);
      trail.succeeded(call, result);
      return result;
    } catch (ApiException e) {
      trail.failed(call, e.error());
      throw e;
    }
  }
}
