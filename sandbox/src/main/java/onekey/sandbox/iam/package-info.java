/**
 * IAM users with their tags and access keys. {@code IamAccount} holds them, and tests and the demo
 * change them there directly; the classes named {@code …Actions} carry out API calls on them. Roles
 * and policies belong to {@code permission}.
 */
@NullMarked
package onekey.sandbox.iam;

import org.jspecify.annotations.NullMarked;
