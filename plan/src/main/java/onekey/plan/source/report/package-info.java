/** Accounts to judge in the sandbox: the sample, a credential report, a generated one. */
@NullMarked
package onekey.plan.source.report;

import org.jspecify.annotations.NullMarked;
