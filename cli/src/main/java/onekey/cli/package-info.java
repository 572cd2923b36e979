/**
 * The {@code onekey} command for a person's own terminal. Never deployed.
 *
 * <p>Every command ends with one of the {@link onekey.cli.ExitCode}s.
 */
@NullMarked
package onekey.cli;

import org.jspecify.annotations.NullMarked;
