/** Text that knows which of its words are personal, so that it can be written without them. */
@NullMarked
package onekey.cli.doctor.words;

import org.jspecify.annotations.NullMarked;
