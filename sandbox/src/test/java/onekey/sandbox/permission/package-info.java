@NullMarked
package onekey.sandbox.permission;

import org.jspecify.annotations.NullMarked;
