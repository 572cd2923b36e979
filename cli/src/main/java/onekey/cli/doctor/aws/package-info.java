/**
 * Reads what the checks compare. Only this package sees the AWS SDK; it never writes to the
 * account.
 */
@NullMarked
package onekey.cli.doctor.aws;

import org.jspecify.annotations.NullMarked;
