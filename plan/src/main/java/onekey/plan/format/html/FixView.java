package onekey.plan.format.html;

import java.util.List;
import java.util.Optional;
import onekey.plan.model.Fix;

/** A way to fix a finding, as the report shows it. */
record FixView(String way, List<StepView> steps) {

  /**
   * A step.
   *
   * @param lines the lines of the command; none if there is no command
   */
  record StepView(String text, Optional<LinkView> link, List<String> lines) {

    static StepView of(Fix.Step step) {
      return new StepView(
          step.text(),
          step.link().map(LinkView::of),
          step.command().map(command -> List.of(command.split("\n", -1))).orElse(List.of()));
    }

    /** Whether there is a command to paste. */
    boolean command() {
      return !lines.isEmpty();
    }
  }

  static FixView of(Fix fix) {
    return new FixView(fix.way().title(), fix.steps().stream().map(StepView::of).toList());
  }
}
