/**
 * The demo: an account in the sandbox, judged and remediated by what would be deployed, and where
 * such an account comes from.
 */
@NullMarked
package onekey.cli.demo;

import org.jspecify.annotations.NullMarked;
