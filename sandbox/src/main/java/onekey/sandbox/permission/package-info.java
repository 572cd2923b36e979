/**
 * Evaluates IAM policies: the identity-based policies of principals, the trust policies of roles,
 * and the resource-based policies that let services in. A policy element, condition operator or
 * condition key that is not supported is an error, so that no policy is evaluated by halves. Users
 * and access keys belong to {@code iam}.
 */
@NullMarked
package onekey.sandbox.permission;

import org.jspecify.annotations.NullMarked;
