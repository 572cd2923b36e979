/**
 * Measures runs of the judge against the sandbox, and the start of commands. The judge runs in a
 * JVM of its own, as in Lambda, so that heap and processor time are its own too.
 */
@NullMarked
package onekey.cli.bench;

import org.jspecify.annotations.NullMarked;
