@NullMarked
package onekey.infra;

import org.jspecify.annotations.NullMarked;
