/**
 * The CDK app: reads and checks the settings, and defines the stack, one construct for each
 * concern. The runbooks are YAML files in the resources of this package.
 *
 * <p>Synthesis depends only on the source and the settings: nothing here reads a clock, an account
 * or a random number, so that the same input gives the same template. What the functions do at run
 * time does not belong here; it is in {@link onekey.rule}.
 */
@NullMarked
package onekey.infra;

import org.jspecify.annotations.NullMarked;
