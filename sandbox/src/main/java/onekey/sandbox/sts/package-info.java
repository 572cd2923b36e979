/** Security Token Service: tells a caller who it is. */
@NullMarked
package onekey.sandbox.sts;

import org.jspecify.annotations.NullMarked;
