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
    return "OneKey run: users=%d withinLimit=%d rotating=%d exempt=%d announced=%d removable=%d held=%d unread=%d departed=%d compliant=%d nonCompliant=%d"
        .formatted(
            changes.judged().size() + changes.unread().size(),
            standing("withinLimit"),
            standing("rotating"),
            standing("exempt"),
            standing("announced"),
            standing("removable"),
            standing("held"),
            changes.unread().size(),
            changes.departed().size(),
            verdict(ComplianceType.COMPLIANT),
            verdict(ComplianceType.NON_COMPLIANT));
  }

  private long standing(String name) {
    return count(finding -> name(finding.standing()).equals(name));
  }

  /** The name of the figure in which a user of this standing is counted. */
  private static String name(Standing standing) {
    return switch (standing) {
      case Standing.WithinLimit() -> "withinLimit";
      case Standing.Rotating _ -> "rotating";
      case Standing.Exempt _ -> "exempt";
      case Standing.OverLimit over ->
          switch (over.removability()) {
            case Removability.Removable _ -> "removable";
            case Removability.Announced _ -> "announced";
            case Removability.TooRecent _,
                Removability.KeptTooRecent _,
                Removability.Reactivated _,
                Removability.Stopped _,
                Removability.NeedsPerson _ ->
                "held";
          };
    };
  }

  private long verdict(ComplianceType complianceType) {
    return count(finding -> finding.verdict().complianceType() == complianceType);
  }

  private long count(Predicate<Finding> counted) {
    return changes.judged().stream().filter(counted).count();
  }
}
