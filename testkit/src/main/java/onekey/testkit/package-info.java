/** Tools that are not Java, stand-ins for AWS, golden files, and the pace of properties. */
@NullMarked
package onekey.testkit;

import org.jspecify.annotations.NullMarked;
