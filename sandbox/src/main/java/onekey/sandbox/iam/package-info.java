/** IAM's users and access keys, and the query protocol's actions on them. */
@NullMarked
package onekey.sandbox.iam;

import org.jspecify.annotations.NullMarked;
