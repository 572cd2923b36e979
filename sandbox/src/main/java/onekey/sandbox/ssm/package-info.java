/**
 * Systems Manager Automation: runbooks and their executions. It supports the step actions and the
 * parts of a document that OneKey's runbooks use; anything else in a document is an error, never a
 * success. What AWS does not document is a setting. The calls of a step go through the gateway, as
 * the role that the runbook assumes.
 */
@NullMarked
package onekey.sandbox.ssm;

import org.jspecify.annotations.NullMarked;
