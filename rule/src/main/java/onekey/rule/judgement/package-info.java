/**
 * Judges users, chooses the extra key, and confirms its removal.
 *
 * <p>Pure: it imports only {@code java.*}, and gets the time and everything that was read from AWS
 * as values. Calls to AWS, clocks and the format of requests do not belong here.
 *
 * <p>{@link onekey.rule.judgement.Standing} is the one place where a user is compared with the
 * policy. Verdict, annotation and decision are all derived from it, so they cannot disagree.
 */
@NullMarked
package onekey.rule.judgement;

import org.jspecify.annotations.NullMarked;
