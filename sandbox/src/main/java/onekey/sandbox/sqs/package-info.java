/**
 * Amazon SQS: standard queues on the sandbox's clock, with delays, visibility timeouts and redrive
 * policies. EventBridge and its Scheduler send to them, Lambda receives from them; a test reads the
 * messages directly. A queue's policy decides about services only: a role needs permissions of its
 * own. A message is kept however old it gets.
 */
@NullMarked
package onekey.sandbox.sqs;

import org.jspecify.annotations.NullMarked;
