@NullMarked
package onekey.sandbox.template;

import org.jspecify.annotations.NullMarked;
