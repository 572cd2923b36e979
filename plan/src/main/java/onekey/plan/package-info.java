/**
 * An account read, judged and explained. {@link onekey.plan.Planner} turns what a source read into
 * a plan; everything else is in a package of its own, and none of them depends on this one.
 */
@NullMarked
package onekey.plan;

import org.jspecify.annotations.NullMarked;
