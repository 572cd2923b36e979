package onekey.cli.drill;

import java.util.List;
import onekey.plan.output.SafeText;

/**
 * What a drill found out, and what it has left in the account.
 *
 * @param lines what was found out, in the order in which it was
 * @param left what could not be removed, each with the command that removes it; empty in all but
 *     the worst case. What {@code --keep} keeps does not count
 */
public record DrillReport(List<DrillLine> lines, List<Leftover> left) {

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

  /** Returns whether something is not as it should be. */
  public boolean isWrong() {
    return lines.stream().anyMatch(DrillLine.Wrong.class::isInstance);
  }

  /** Returns whether something could not be looked at. */
  public boolean isIncomplete() {
    return lines.stream().anyMatch(DrillLine.NotCheckable.class::isInstance);
  }

  /** Returns the report for a person, with the end of each line. */
  public String text() {
    var text = new StringBuilder();
    lines.forEach(line -> text.append(text(line)));
    if (!left.isEmpty()) {
      text.append("\nNOT REMOVED. Remove it by hand, in this order:\n");
      left.forEach(
          leftover ->
              text.append(
                  "  %s\n    %s\n"
                      .formatted(SafeText.of(leftover.what()), SafeText.of(leftover.command()))));
    }
    return text.toString();
  }

  private static String text(DrillLine line) {
    return switch (line) {
      case DrillLine.Fine(var check, var found) ->
          "fine           %s: %s\n".formatted(check, SafeText.of(found));
      case DrillLine.Wrong(var check, var found, var whatToDo) ->
          "wrong          %s: %s\n               %s\n"
              .formatted(check, SafeText.of(found), SafeText.of(whatToDo));
      case DrillLine.NotCheckable(var check, var why) ->
          "not checkable  %s: %s\n".formatted(check, SafeText.of(why));
    };
  }
}
