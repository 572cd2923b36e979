/** What is checked: each check compares values that were read, and calls nobody. */
@NullMarked
package onekey.cli.doctor.check;

import org.jspecify.annotations.NullMarked;
