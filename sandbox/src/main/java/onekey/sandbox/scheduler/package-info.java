/**
 * EventBridge Scheduler: one-time schedules in groups, which start a runbook when the sandbox's
 * clock is moved past their time.
 */
@NullMarked
package onekey.sandbox.scheduler;

import org.jspecify.annotations.NullMarked;
