package onekey.cli.drill;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import onekey.cli.doctor.check.Status;
import onekey.cli.doctor.check.StatusSummary;
import onekey.plan.document.ToolDocument;
import onekey.plan.model.ToolVersion;

/**
 * What a drill found out, as JSON has it: other programs rely on these names.
 *
 * @param schemaVersion the version of this form
 * @param tool the build of OneKey
 * @param javaVersion the version of Java that it ran on
 * @param time the end of the visit
 * @param region the Region
 * @param userName the user of the drill
 * @param ruleName the Config rule
 * @param visit which part of a drill it was
 * @param summary how many lines there are
 * @param lines what was found out, in the order in which it was
 * @param left what is still in the account and should not be
 */
public record DrillDocument(
    String schemaVersion,
    ToolDocument tool,
    String javaVersion,
    Instant time,
    String region,
    String userName,
    String ruleName,
    DrillOrder.Visit visit,
    StatusSummary summary,
    List<Line> lines,
    List<DrillReport.Leftover> left) {

  static final String SCHEMA_VERSION = "1.0";

  /** What to do is null if there is nothing to do. */
  public record Line(Status status, String check, String text, Optional<String> toDo) {}

  /** Returns a report as it is at the end of a visit. */
  public static DrillDocument of(
      DrillReport report, DrillOrder order, String ruleName, String region, Instant time) {
    return new DrillDocument(
        SCHEMA_VERSION,
        ToolDocument.of(ToolVersion.current()),
        Runtime.version().toString(),
        time,
        region,
        order.userName(),
        ruleName,
        order.visit(),
        StatusSummary.of(report::count),
        report.lines().stream()
            .map(line -> new Line(line.status(), line.check(), line.found(), line.toDo()))
            .toList(),
        report.left());
  }
}
