/**
 * AWS Lambda: registers handlers as functions and invokes them, with events and answers passed
 * through Lambda's own JSON serialization, and polls queues for them. A function is given here as a
 * handler object; which handler belongs to which function of a stack is decided in {@code
 * template}. A function is told how much of its timeout remains, but is not stopped. Invocations
 * are not retried, and follow one another.
 */
@NullMarked
package onekey.sandbox.lambda;

import org.jspecify.annotations.NullMarked;
