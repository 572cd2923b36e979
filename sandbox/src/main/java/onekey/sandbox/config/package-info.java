/**
 * AWS Config: custom rules that run a Lambda function, their evaluations, their remediation
 * configurations, and a recorder that records nothing. The services hold the state; the classes
 * named {@code …Actions} carry out API calls on it. What makes a user compliant does not belong
 * here: that is decided by the function which the rule invokes.
 */
@NullMarked
package onekey.sandbox.config;

import org.jspecify.annotations.NullMarked;
