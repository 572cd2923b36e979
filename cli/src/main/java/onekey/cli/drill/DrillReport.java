package onekey.cli.drill;

import java.util.List;
import java.util.OptionalInt;
import onekey.cli.doctor.check.Status;
import onekey.plan.output.LabelledText;
import onekey.plan.output.SafeText;

/**
 * What a drill found out, and what it has left in the account.
 *
 * @param lines what was found out, in the order in which it was
 * @param left what could not be removed, each with the command that removes it; empty in all but
 *     the worst case. What {@code --keep} keeps does not count
 */
public record DrillReport(List<DrillLine> lines, List<Leftover> left) {

  /** The columns of the longest status, and spaces. */
  private static final int LABEL = 15;

  /**
   * Something of the drill that is still in the account.
   *
   * @param what what it is
   * @param command the command of the AWS CLI that removes it, or shows it where that is not known
   */
  public record Leftover(String what, String command) {}

  public DrillReport {
    lines = List.copyOf(lines);
    left = List.copyOf(left);
  }

  /** Returns how many lines have a status. */
  public long count(Status status) {
    return lines.stream().filter(line -> line.status() == status).count();
  }

  /** Returns the report for a person, each line ended. */
  public String text(OptionalInt columns) {
    var text = new LabelledText(columns);
    lines.forEach(line -> add(line, text));
    if (!left.isEmpty()) {
      text.gap().paragraph("NOT REMOVED. Remove it by hand, in this order:");
      left.forEach(
          leftover ->
              text.row(2, "", 0, leftover.what()).asItIs(4, SafeText.of(leftover.command())));
    }
    return text.toString();
  }

  private static void add(DrillLine line, LabelledText text) {
    text.row(0, line.status().words(), LABEL, "%s: %s".formatted(line.check(), line.found()));
    line.toDo().ifPresent(toDo -> text.row(0, "", LABEL, toDo));
  }
}
