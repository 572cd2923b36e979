@NullMarked
package onekey.cli;

import org.jspecify.annotations.NullMarked;
