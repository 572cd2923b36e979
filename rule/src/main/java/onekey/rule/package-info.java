/**
 * The two Lambda functions of OneKey, and how they are asked and answer.
 *
 * <p>A handler is a table of contents: each line is one stage, done by {@link onekey.rule.aws} or
 * {@link onekey.rule.judgement}. Calls to AWS do not belong here, and neither does anything that
 * decides about a user.
 */
@NullMarked
package onekey.rule;

import org.jspecify.annotations.NullMarked;
