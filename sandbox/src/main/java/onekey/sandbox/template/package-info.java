/** Reads the synthesized CloudFormation template and sets the sandbox up as it says. */
@NullMarked
package onekey.sandbox.template;

import org.jspecify.annotations.NullMarked;
