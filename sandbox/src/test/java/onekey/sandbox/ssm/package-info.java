@NullMarked
package onekey.sandbox.ssm;

import org.jspecify.annotations.NullMarked;
