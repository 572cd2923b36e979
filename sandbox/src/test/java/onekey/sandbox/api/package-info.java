@NullMarked
package onekey.sandbox.api;

import org.jspecify.annotations.NullMarked;
