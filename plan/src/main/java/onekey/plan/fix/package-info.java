/** How to fix a finding: by console, by AWS CLI, or in Terraform. */
@NullMarked
package onekey.plan.fix;

import org.jspecify.annotations.NullMarked;
