/** Reads a real account, and never writes to it. */
@NullMarked
package onekey.cli.plan.live;

import org.jspecify.annotations.NullMarked;
