/**
 * Amazon EventBridge and what CloudTrail sends to it: the default event bus of each Region, with
 * rules whose targets are queues or the bus of another Region, and an event for each writing call
 * to IAM. Rules with other targets are left out. Events are delivered at once and in order, which
 * AWS does not promise; a test publishes an event again to have it twice or late.
 */
@NullMarked
package onekey.sandbox.events;

import org.jspecify.annotations.NullMarked;
