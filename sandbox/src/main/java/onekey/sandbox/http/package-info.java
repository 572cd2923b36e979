/** The wire: AWS's query protocol and AWS JSON 1.1 over HTTP. */
@NullMarked
package onekey.sandbox.http;

import org.jspecify.annotations.NullMarked;
