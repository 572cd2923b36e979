@NullMarked
package onekey.sandbox.gateway;

import org.jspecify.annotations.NullMarked;
