/** The edges to IAM and AWS Config. With the handlers, the only code that sees an AWS type. */
@NullMarked
package onekey.rule.aws;

import org.jspecify.annotations.NullMarked;
