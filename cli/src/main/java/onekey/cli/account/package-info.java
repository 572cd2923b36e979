/** Accounts to judge in the sandbox: the sample, a credential report, a generated one. */
@NullMarked
package onekey.cli.account;

import org.jspecify.annotations.NullMarked;
