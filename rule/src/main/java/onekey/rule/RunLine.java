package onekey.rule;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;
import onekey.rule.judgement.Changes;
import onekey.rule.judgement.ComplianceType;
import onekey.rule.judgement.Finding;
import onekey.rule.judgement.Removability;
import onekey.rule.judgement.Standing;

/**
 * The line in the log of the judge about one run. The dashboard reads it, so it holds no quotation
 * marks: it is the same text inside Lambda's JSON log.
 */
final class RunLine {

  private final Changes changes;

  private RunLine(Changes changes) {
    this.changes = changes;
  }

  /**
   * Writes the line.
   *
   * @param took from the event to the last report
   * @param throttled how many calls IAM throttled
   */
  static String of(RunResult run, Duration took, long throttled) {
    return new RunLine(run.changes()).text()
        + String.format(
            Locale.ROOT,
            " evaluations=%d seconds=%.1f throttled=%d",
            run.evaluations(),
            took.toMillis() / 1e3,
            throttled);
  }

  private String text() {
    return "OneKey run: users=%d withinLimit=%d rotating=%d exempt=%d removable=%d held=%d unread=%d departed=%d compliant=%d nonCompliant=%d"
        .formatted(
            changes.judged().size() + changes.unread().size(),
            standing(standing -> standing instanceof Standing.WithinLimit),
            standing(standing -> standing instanceof Standing.Rotating),
            standing(standing -> standing instanceof Standing.Exempt),
            standing(standing -> overLimit(standing, true)),
            standing(standing -> overLimit(standing, false)),
            changes.unread().size(),
            changes.departed().size(),
            verdict(ComplianceType.COMPLIANT),
            verdict(ComplianceType.NON_COMPLIANT));
  }

  private static boolean overLimit(Standing standing, boolean removable) {
    return standing instanceof Standing.OverLimit over
        && over.removability() instanceof Removability.Removable == removable;
  }

  private long standing(Predicate<Standing> standing) {
    return changes.judged().stream().map(Finding::standing).filter(standing).count();
  }

  private long verdict(ComplianceType complianceType) {
    return changes.judged().stream()
        .filter(finding -> finding.verdict().complianceType() == complianceType)
        .count();
  }
}
