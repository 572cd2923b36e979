@NullMarked
package onekey.sandbox.events;

import org.jspecify.annotations.NullMarked;
