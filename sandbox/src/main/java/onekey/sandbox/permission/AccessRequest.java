package onekey.sandbox.permission;

import java.util.Map;

/**
 * A request that policies allow or deny.
 *
 * @param action such as {@code iam:ListUsers}
 * @param resource an ARN, or {@code *} if the action has no resource-level permissions
 * @param context the values of condition keys, whose names are not case-sensitive
 */
record AccessRequest(String action, String resource, Map<String, String> context) {

  boolean hasKey(String key) {
    return context.keySet().stream().anyMatch(key::equalsIgnoreCase);
  }
}
