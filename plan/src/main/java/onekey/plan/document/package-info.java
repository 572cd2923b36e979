/** What the JSON of several commands has in common: other programs rely on these names. */
@NullMarked
package onekey.plan.document;

import org.jspecify.annotations.NullMarked;
