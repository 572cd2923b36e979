/** How results look, whichever command they come from. */
@NullMarked
package onekey.cli.output;

import org.jspecify.annotations.NullMarked;
