package onekey.infra;

import java.util.List;
import java.util.function.Function;

/** All the rules that every runbook of OneKey keeps. */
final class RunbookRules {

  private static final List<Function<Runbook, List<String>>> ALL =
      List.of(
          RunbookFlowRules::violations,
          RunbookReferenceRules::violations,
          RunbookParameterRules::violations,
          RunbookActionRules::violations);

  private RunbookRules() {}

  static List<String> violations(Runbook runbook) {
    return ALL.stream().flatMap(rule -> rule.apply(runbook).stream()).toList();
  }

  /** Returns the steps that lead to a failing end and tell nobody. */
  static List<String> leadingToAnUntoldEnd(Runbook runbook) {
    return runbook.steps().values().stream()
        .filter(step -> step.nextSteps().anyMatch(next -> next.startsWith("Fail")))
        .map(Runbook.Step::name)
        .filter(name -> !name.startsWith("TellPeople"))
        .toList();
  }

  /** Returns what can be reached from the start when this step never succeeds. */
  static Iterable<String> reachableWithout(Runbook runbook, String cut) {
    return runbook.reachable(
        runbook.first().name(),
        step -> step.name().equals(cut) ? step.failureStep().stream() : step.nextSteps());
  }
}
