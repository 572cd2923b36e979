/** Whether OneKey is healthy in an account: reads it, checks it, and never writes to it. */
@NullMarked
package onekey.cli.doctor;

import org.jspecify.annotations.NullMarked;
