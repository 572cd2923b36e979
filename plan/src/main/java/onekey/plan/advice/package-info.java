/** What the use and the age of an access key suggest. */
@NullMarked
package onekey.plan.advice;

import org.jspecify.annotations.NullMarked;
