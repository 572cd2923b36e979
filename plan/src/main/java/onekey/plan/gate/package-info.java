/**
 * Whether the apply of a Terraform plan would leave a user with more active access keys than the
 * policy allows: what is judged, and how it is written.
 */
@NullMarked
package onekey.plan.gate;

import org.jspecify.annotations.NullMarked;
