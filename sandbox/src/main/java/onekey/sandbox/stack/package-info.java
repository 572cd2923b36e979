/**
 * AWS CloudFormation as others see it: the stacks of the account, their resources and templates.
 * {@code template} deploys them, and says here what it has deployed; no call changes a stack.
 */
@NullMarked
package onekey.sandbox.stack;

import org.jspecify.annotations.NullMarked;
