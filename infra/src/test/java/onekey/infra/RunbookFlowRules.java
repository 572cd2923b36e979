package onekey.infra;

import java.util.ArrayList;
import java.util.List;
import onekey.infra.Runbook.Step;

/** Every step can be reached, every path ends, and no path leads to a write by default. */
final class RunbookFlowRules {

  private RunbookFlowRules() {}

  static List<String> violations(Runbook runbook) {
    var violations = new ArrayList<String>();
    var reachable = runbook.reachable(runbook.first().name(), Step::nextSteps);
    for (var step : runbook.steps().values()) {
      check(violations, step, "cannot be reached", reachable.contains(step.name()));
      check(
          violations, step, "leads to a step that is not there", knowsItsNextSteps(runbook, step));
      check(violations, step, "can come back to itself", !canComeBack(runbook, step));
      check(violations, step, "neither ends nor says what comes next", saysWhatComesNext(step));
      check(violations, step, "may continue after a failure", doesNotContinueAfterAFailure(step));
      if (step.isBranch()) {
        check(violations, step, "has no Default", step.defaultStep().isPresent());
        check(violations, step, "leads to a write by Default", !defaultWrites(runbook, step));
      }
    }
    return violations;
  }

  private static void check(List<String> violations, Step step, String violation, boolean holds) {
    if (!holds) {
      violations.add(step.name() + " " + violation);
    }
  }

  private static boolean knowsItsNextSteps(Runbook runbook, Step step) {
    return step.nextSteps().allMatch(runbook.steps()::containsKey);
  }

  private static boolean canComeBack(Runbook runbook, Step step) {
    return step.nextSteps()
        .anyMatch(next -> runbook.reachable(next, Step::nextSteps).contains(step.name()));
  }

  private static boolean saysWhatComesNext(Step step) {
    return step.isBranch()
        ? !step.ends() && !step.json().has("nextStep")
        : step.ends() != step.json().has("nextStep");
  }

  private static boolean doesNotContinueAfterAFailure(Step step) {
    // Continue would go on as if the step had succeeded: only where nothing follows.
    return !step.json().path("onFailure").asText().equals("Continue") || step.ends();
  }

  private static boolean defaultWrites(Runbook runbook, Step branch) {
    return branch.defaultStep().stream()
        .flatMap(name -> runbook.reachable(name, Step::nextSteps).stream())
        .filter(runbook.steps()::containsKey)
        .anyMatch(name -> runbook.step(name).writes());
  }
}
