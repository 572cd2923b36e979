/**
 * The drill of {@code onekey doctor}: an IAM user of its own with two access keys goes through the
 * deployed rule and its remediation, and is removed again, whatever happens meanwhile.
 *
 * <p>What the rule should say and the runbook should do is asked of the rule's own code; nothing
 * here judges keys. Nothing is kept on this machine: what a later visit has to know is in the tags
 * of the user.
 */
@NullMarked
package onekey.cli.drill;

import org.jspecify.annotations.NullMarked;
