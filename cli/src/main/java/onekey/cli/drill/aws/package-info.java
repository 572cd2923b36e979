/**
 * The calls of a drill, and the only code of the command line that writes to AWS. Each call has a
 * method of its own, which returns what the answer means; an answer that lacks something, a refusal
 * and a failure become a {@link onekey.plan.output.CommandFailedException} that says what to do.
 */
@NullMarked
package onekey.cli.drill.aws;

import org.jspecify.annotations.NullMarked;
