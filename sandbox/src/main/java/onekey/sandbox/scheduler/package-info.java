/**
 * EventBridge Scheduler: schedule groups and one-time schedules that start a runbook. A schedule is
 * invoked when the sandbox's clock is moved past its time. Recurring schedules, and targets other
 * than {@code ssm:StartAutomationExecution}, are refused.
 */
@NullMarked
package onekey.sandbox.scheduler;

import org.jspecify.annotations.NullMarked;
