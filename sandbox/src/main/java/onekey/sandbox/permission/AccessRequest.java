package onekey.sandbox.permission;

import java.util.Map;

/**
 * What someone wants to do.
 *
 * @param action such as {@code iam:ListUsers}
 * @param resource an ARN, or {@code *} where the action supports no resource-level permissions
 * @param context values of condition keys; the keys are not case-sensitive
 */
record AccessRequest(String action, String resource, Map<String, String> context) {}
