/** One API call, its outcome, the record of all calls, and faults on demand. */
@NullMarked
package onekey.sandbox.api;

import org.jspecify.annotations.NullMarked;
