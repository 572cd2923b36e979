/**
 * What people are told, in words: pure functions from what happened to a message, in the styles
 * that a topic may ask for. Sending belongs to {@link onekey.rule.aws}.
 */
@NullMarked
package onekey.rule.notice;

import org.jspecify.annotations.NullMarked;
