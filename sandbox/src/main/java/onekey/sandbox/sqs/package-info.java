/**
 * Amazon SQS: standard queues that take messages. EventBridge Scheduler uses one as its dead-letter
 * queue. Only {@code SendMessage} is offered; a test reads the messages directly.
 */
@NullMarked
package onekey.sandbox.sqs;

import org.jspecify.annotations.NullMarked;
