package onekey.rule;

import java.util.Optional;
import java.util.stream.Stream;
import onekey.rule.judgement.Changes;

/**
 * How one run of the rule ended.
 *
 * @param changes what it found and AWS Config has on record now
 * @param evaluations how many evaluations AWS Config accepted, and bills
 * @param failure why it could not report everything; empty if it could
 */
record RunResult(Changes changes, int evaluations, Optional<RuntimeException> failure) {

  /**
   * Fails if not every user was judged, or something could not be reported or told.
   *
   * @param notTold why people could not be told; empty if they were
   */
  void failIfIncomplete(Optional<? extends RuntimeException> notTold) {
    Stream.of(failure, changes.incompleteness(), notTold)
        .<RuntimeException>flatMap(Optional::stream)
        .reduce(
            (first, next) -> {
              first.addSuppressed(next);
              return first;
            })
        .ifPresent(
            problem -> {
              throw problem;
            });
  }
}
