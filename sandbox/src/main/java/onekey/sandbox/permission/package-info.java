/** Says what a principal may do, from IAM policy documents. */
@NullMarked
package onekey.sandbox.permission;

import org.jspecify.annotations.NullMarked;
