/** The handlers that Lambda runs. Each is a table of contents of its flow. */
@NullMarked
package onekey.rule;

import org.jspecify.annotations.NullMarked;
