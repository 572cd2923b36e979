/** The plan as one self-contained HTML file. */
@NullMarked
package onekey.plan.format.html;

import org.jspecify.annotations.NullMarked;
