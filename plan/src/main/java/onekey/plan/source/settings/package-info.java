/** The settings that a deployment from a checkout would take. */
@NullMarked
package onekey.plan.source.settings;

import org.jspecify.annotations.NullMarked;
