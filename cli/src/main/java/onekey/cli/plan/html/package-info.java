/** The plan as one self-contained HTML file. */
@NullMarked
package onekey.cli.plan.html;

import org.jspecify.annotations.NullMarked;
