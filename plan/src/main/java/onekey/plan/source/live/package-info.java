/** Reads a real account, and never writes to it. */
@NullMarked
package onekey.plan.source.live;

import org.jspecify.annotations.NullMarked;
