/** Reads an account out of a credential report, without any call. */
@NullMarked
package onekey.cli.plan.report;

import org.jspecify.annotations.NullMarked;
