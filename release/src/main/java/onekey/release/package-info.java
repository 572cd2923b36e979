/** What a release holds: which libraries are in it, under which licences, and its files. */
@NullMarked
package onekey.release;

import org.jspecify.annotations.NullMarked;
