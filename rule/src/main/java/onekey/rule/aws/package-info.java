/**
 * Reads IAM, AWS Config and EventBridge Scheduler, reports to AWS Config, and reads events and
 * environment variables.
 *
 * <p>Except for the handlers, this is the only package that uses a type of AWS. It turns answers
 * into values of {@link onekey.rule.judgement}, and refuses an answer that lacks something.
 * Decisions do not belong here, and neither do writes to IAM: only the runbooks make those.
 */
@NullMarked
package onekey.rule.aws;

import org.jspecify.annotations.NullMarked;
