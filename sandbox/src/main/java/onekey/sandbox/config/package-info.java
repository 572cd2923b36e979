/** AWS Config's rules and evaluations, and the actions on them. */
@NullMarked
package onekey.sandbox.config;

import org.jspecify.annotations.NullMarked;
