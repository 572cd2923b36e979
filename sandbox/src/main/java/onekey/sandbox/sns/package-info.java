/**
 * Amazon SNS: standard topics that take messages, and a list of their subscriptions, by which
 * nothing is delivered; a test reads the messages directly. There are no topic policies: a role
 * needs {@code sns:Publish} of its own, and a topic of another account takes no message.
 */
@NullMarked
package onekey.sandbox.sns;

import org.jspecify.annotations.NullMarked;
