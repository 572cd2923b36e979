/** What a plan says, in the languages that it can be said in. */
@NullMarked
package onekey.plan.language;

import org.jspecify.annotations.NullMarked;
