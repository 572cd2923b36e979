/**
 * Systems Manager Automation for the step actions that OneKey's runbook uses. Anything else in a
 * document is an error, never a success.
 */
@NullMarked
package onekey.sandbox.ssm;

import org.jspecify.annotations.NullMarked;
