@NullMarked
package onekey.sandbox.lambda;

import org.jspecify.annotations.NullMarked;
