/**
 * AWS Security Token Service: {@code GetCallerIdentity}, which returns the account and the ARN of
 * the caller. Which services may assume a role is decided in {@code permission}.
 */
@NullMarked
package onekey.sandbox.sts;

import org.jspecify.annotations.NullMarked;
