/**
 * Reads IAM credential reports. A report can be up to four hours old and contains neither ids nor
 * tags, so it is a source for a plan only; the rule never reads one.
 */
@NullMarked
package onekey.plan.source.report;

import org.jspecify.annotations.NullMarked;
