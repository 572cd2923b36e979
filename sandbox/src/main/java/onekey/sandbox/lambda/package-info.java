/** Runs Lambda handlers through Lambda's own JSON serialization. */
@NullMarked
package onekey.sandbox.lambda;

import org.jspecify.annotations.NullMarked;
