/** Writes a plan down, as text or for other programs. */
@NullMarked
package onekey.plan.format;

import org.jspecify.annotations.NullMarked;
