/** Lets the real rule judge an account in the sandbox. */
@NullMarked
package onekey.cli.demo;

import org.jspecify.annotations.NullMarked;
