package onekey.sandbox.http;

import java.util.Optional;
import onekey.sandbox.api.Origin;
import onekey.sandbox.api.Principal;

/**
 * Who sent a request, and to which Region.
 *
 * @param region the Region that the request names; empty if it names none
 * @param origin where it comes from
 */
record Caller(Principal principal, Optional<String> region, Origin origin) {

  /** A caller by credentials that the sandbox issued. */
  Caller(Principal principal, Optional<String> region) {
    this(principal, region, Origin.CLIENT);
  }
}
