@NullMarked
package onekey.cli.drill;

import org.jspecify.annotations.NullMarked;
