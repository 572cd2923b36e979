/** What a person or a program is shown of the checks. */
@NullMarked
package onekey.cli.doctor.report;

import org.jspecify.annotations.NullMarked;
