/** An organization of sandboxes, for tests and measurements. */
@NullMarked
package onekey.cli.organization;

import org.jspecify.annotations.NullMarked;
