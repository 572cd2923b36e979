/** What every call to the sandbox goes through before a service carries it out. */
@NullMarked
package onekey.sandbox.gateway;

import org.jspecify.annotations.NullMarked;
