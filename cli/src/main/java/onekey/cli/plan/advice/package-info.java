/** What the use and the age of an access key suggest. */
@NullMarked
package onekey.cli.plan.advice;

import org.jspecify.annotations.NullMarked;
