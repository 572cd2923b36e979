/**
 * Checks every call before a service carries it out: faults, the rate limit and permissions. Then
 * records it. What holds for the calls of all services belongs here; what one action does, and what
 * its parameters mean, belongs to the package of its service. How a call arrives is the matter of
 * {@code http}.
 */
@NullMarked
package onekey.sandbox.gateway;

import org.jspecify.annotations.NullMarked;
