/** What the rule would say about an account, what the runbook would do, and how to fix it. */
@NullMarked
package onekey.cli.plan;

import org.jspecify.annotations.NullMarked;
