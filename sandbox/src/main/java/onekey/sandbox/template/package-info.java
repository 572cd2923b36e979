/**
 * Deploys synthesized CloudFormation templates: resolves their intrinsic functions and sets up in
 * the sandbox what their resources describe. A resource type that has no part in judging users and
 * removing keys is left out; an intrinsic function that is not supported is an error. The behaviour
 * of a deployed resource belongs to the package of its service.
 */
@NullMarked
package onekey.sandbox.template;

import org.jspecify.annotations.NullMarked;
