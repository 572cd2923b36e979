/**
 * Asks CloudTrail's event history who used which access key, when and from where. What it says is
 * shown and advised by, and never decides anything.
 */
@NullMarked
package onekey.plan.source.cloudtrail;

import org.jspecify.annotations.NullMarked;
