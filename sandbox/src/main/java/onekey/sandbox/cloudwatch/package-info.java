/**
 * Amazon CloudWatch: what functions did, as the metrics that AWS Lambda sends, and alarms. Nothing
 * watches the metrics: a test sets the state of an alarm.
 */
@NullMarked
package onekey.sandbox.cloudwatch;

import org.jspecify.annotations.NullMarked;
