package onekey.cli.drill;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import onekey.cli.drill.aws.DrillAccount;
import onekey.rule.judgement.Decision;
import onekey.rule.judgement.Verdict;

/**
 * What the rule's own code says about the user at this moment, by the live policy.
 *
 * @param verdict what the rule has to report
 * @param decision what the runbook has to decide
 */
record Judgement(Verdict verdict, Decision decision) {

  /**
   * Judges a user.
   *
   * @param notice how long before its removal a key is announced
   * @return empty if IAM does not list the user
   */
  static Optional<Judgement> of(String userId, Duration notice, DrillAccount account, Clock clock) {
    var policy = account.policy();
    return account
        .evidence(userId, policy)
        .map(
            evidence -> {
              var pending = account.schedules().pending(evidence);
              var now = clock.instant();
              return new Judgement(
                  Verdict.of(evidence, policy, now),
                  Decision.of(evidence, pending, policy, notice, now));
            });
  }

  /** Returns the word for the decision in the outputs of the runbook. */
  static String word(Decision decision) {
    return switch (decision) {
      case Decision.Keep _ -> "Keep";
      case Decision.Hold _ -> "Hold";
      case Decision.Announce _ -> "Announce";
      case Decision.Remove _ -> "Remove";
    };
  }

  /** Returns the extra key; empty if there is none. */
  static Optional<String> extraKey(Decision decision) {
    return switch (decision) {
      case Decision.Keep _ -> Optional.empty();
      case Decision.Hold hold -> Optional.of(hold.accessKeyId());
      case Decision.Announce announce -> Optional.of(announce.accessKeyId());
      case Decision.Remove remove -> Optional.of(remove.accessKeyId());
    };
  }
}
