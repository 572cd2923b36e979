@NullMarked
package onekey.sandbox.sqs;

import org.jspecify.annotations.NullMarked;
