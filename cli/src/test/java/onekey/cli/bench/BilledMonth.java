package onekey.cli.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onekey.rule.judgement.CountedKey;
import onekey.rule.judgement.Evidence;
import onekey.rule.judgement.Finding;
import onekey.rule.judgement.IamUser;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.LastUse;
import onekey.rule.judgement.PendingSteps;
import onekey.rule.judgement.ReportedVerdict;

/**
 * The first 30 days of the rule in an account where nothing changes: the first run reports
 * everybody, the others what the rule decides to report again. No later 30 days have more.
 *
 * @param users how many users
 * @param nonCompliant how many of them are over the limit
 * @param between how much time is between two runs
 */
record BilledMonth(int users, int nonCompliant, KeyPolicy policy, Duration between) {

  static final Instant BEGIN = Instant.parse("2026-11-24T12:00:00Z");

  static final Instant END = BEGIN.plus(Duration.ofDays(30));

  /** Two keys that were idle for so long that no annotation changes in these days. */
  static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  /** Returns how many evaluations AWS bills. Users of the same verdict are billed alike. */
  long evaluations() {
    var user = new IamUser("AIDAEXAMPLE", "alice", List.of());
    var key = new CountedKey("AKIAEXAMPLE", LONG_AGO, new LastUse.NotRecorded());
    return (users - nonCompliant) * evaluations(new Evidence.WithinLimit(user, 1))
        + nonCompliant * evaluations(new Evidence.OverLimit(user, List.of(key, key), Map.of()));
  }

  private long evaluations(Evidence evidence) {
    var evaluations = 0L;
    var reported = Optional.<ReportedVerdict>empty();
    for (var now = BEGIN; now.isBefore(END); now = now.plus(between)) {
      var finding = Finding.of(evidence, Optional.of(PendingSteps.none()), reported, policy, now);
      if (finding.isDue(now)) {
        evaluations++;
        var verdict = finding.verdict();
        reported =
            Optional.of(
                new ReportedVerdict(
                    verdict.userId(), verdict.complianceType(), verdict.annotation(), now));
      }
    }
    return evaluations;
  }
}
