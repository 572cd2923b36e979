/** The deployed stack as values: its resources, and its template with its references resolved. */
@NullMarked
package onekey.cli.doctor.stack;

import org.jspecify.annotations.NullMarked;
