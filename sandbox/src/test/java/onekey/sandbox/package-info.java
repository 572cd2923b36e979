@NullMarked
package onekey.sandbox;

import org.jspecify.annotations.NullMarked;
