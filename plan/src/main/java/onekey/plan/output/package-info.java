/** How results look, whichever command they come from. */
@NullMarked
package onekey.plan.output;

import org.jspecify.annotations.NullMarked;
