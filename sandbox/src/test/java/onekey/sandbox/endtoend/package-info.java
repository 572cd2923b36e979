/** Whole flows: the real handlers, over HTTP, against the stand-in for AWS. */
@NullMarked
package onekey.sandbox.endtoend;

import org.jspecify.annotations.NullMarked;
