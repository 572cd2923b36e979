package onekey.plan.format.html;

import java.util.List;
import java.util.Optional;
import onekey.plan.language.Texts;
import onekey.plan.model.Fix;

/** A way to fix a finding, as the report shows it. */
record FixView(String way, List<StepView> steps) {

  /**
   * A step.
   *
   * @param lines the lines of the command; none if there is no command
   */
  record StepView(Said text, Optional<LinkView> link, List<String> lines) {

    static StepView of(Fix.Step step, Texts texts) {
      return new StepView(
          Said.of(step.words(), texts),
          step.link().map(address -> LinkView.toOpen(address, texts)),
          step.command().map(command -> List.of(command.split("\n", -1))).orElse(List.of()));
    }

    /** Whether there is a command to paste. */
    boolean command() {
      return !lines.isEmpty();
    }
  }

  static List<FixView> of(List<Fix> fixes, Texts texts) {
    return fixes.stream()
        .map(
            fix ->
                new FixView(
                    texts.say(fix.way().words()),
                    fix.steps().stream().map(step -> StepView.of(step, texts)).toList()))
        .toList();
  }
}
