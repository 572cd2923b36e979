/**
 * The access keys that Terraform states hold. Reads the formats of {@code terraform state pull} and
 * {@code terraform show -json}, refuses what Terraform does not write, and keeps no secret.
 */
@NullMarked
package onekey.plan.source.terraform;

import org.jspecify.annotations.NullMarked;
