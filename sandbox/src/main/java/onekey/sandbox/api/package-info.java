/**
 * What all services have in common: a call with its principal and parameters, an action, an error,
 * a page of a list, the record of all calls, injected faults, the account and its clock. A type
 * belongs here if more than one service uses it. No type here may depend on a service.
 */
@NullMarked
package onekey.sandbox.api;

import org.jspecify.annotations.NullMarked;
