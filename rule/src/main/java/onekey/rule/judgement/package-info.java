/**
 * Judges users and chooses the extra key. Pure: imports only {@code java.*}; time and everything
 * that AWS knows come in as values.
 *
 * <p>{@link onekey.rule.judgement.Standing} is the one place where the policy meets a user.
 * Verdict, annotation and decision are all read from it, so they cannot disagree.
 */
@NullMarked
package onekey.rule.judgement;

import org.jspecify.annotations.NullMarked;
