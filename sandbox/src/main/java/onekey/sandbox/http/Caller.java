package onekey.sandbox.http;

import java.util.Optional;
import onekey.sandbox.api.Principal;

/**
 * Who sent a request, and to which Region.
 *
 * @param region the Region that the request names; empty if it names none
 */
record Caller(Principal principal, Optional<String> region) {}
