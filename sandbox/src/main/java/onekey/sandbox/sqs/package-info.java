/** Amazon SQS, as far as EventBridge Scheduler puts aside what it could not start. */
@NullMarked
package onekey.sandbox.sqs;

import org.jspecify.annotations.NullMarked;
