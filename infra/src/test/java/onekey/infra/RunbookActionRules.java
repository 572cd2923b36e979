package onekey.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import onekey.infra.Runbook.Step;

/**
 * The actions exist and have what they need. Only those that OneKey has a use for are known here;
 * aws:sleep is not, because it holds one of the 100 executions that may run at a time.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html">Automation
 *     actions</a>
 */
final class RunbookActionRules {

  private static final Map<String, Set<String>> REQUIRED_INPUTS =
      Map.of(
          "aws:branch", Set.of("Choices"),
          "aws:executeAwsApi", Set.of("Service", "Api"),
          "aws:assertAwsResourceProperty",
              Set.of("Service", "Api", "PropertySelector", "DesiredValues"),
          "aws:invokeLambdaFunction", Set.of("FunctionName"),
          "aws:updateVariable", Set.of("Name", "Value"));

  /** What aws:invokeLambdaFunction gives by itself. */
  private static final Set<String> TAKEN_OUTPUTS =
      Set.of("Payload", "OutputPayload", "StatusCode", "FunctionError", "LogResult");

  private static final Set<String> CONDITIONS =
      Set.of("Variable", "StringEquals", "And", "Or", "Not", "NextStep");

  private RunbookActionRules() {}

  static List<String> violations(Runbook runbook) {
    var violations = new ArrayList<String>();
    if (!runbook.content().path("schemaVersion").isTextual()
        || !runbook.content().path("schemaVersion").asText().equals("0.3")) {
      violations.add("The schema version is not the text 0.3");
    }
    runbook.steps().values().forEach(step -> check(violations, runbook, step));
    return violations;
  }

  private static void check(List<String> violations, Runbook runbook, Step step) {
    if (!REQUIRED_INPUTS.containsKey(step.action())) {
      violations.add(step.name() + " has the action " + step.action());
      return;
    }
    REQUIRED_INPUTS.get(step.action()).stream()
        .filter(input -> !step.inputs().has(input))
        .forEach(input -> violations.add(step.name() + " lacks " + input));
    if (step.outputs().stream().anyMatch(TAKEN_OUTPUTS::contains)) {
      violations.add(step.name() + " gives an output whose name is taken");
    }
    if (step.inputs().path("Service").asText().equals("iam") && !step.inputs().has("UserName")) {
      violations.add(step.name() + " would act on the caller");
    }
    if (step.action().equals("aws:updateVariable") && !updatesAVariable(runbook, step)) {
      violations.add(step.name() + " updates a variable that is not there");
    }
    step.inputs()
        .path("Choices")
        .forEach(
            choice ->
                conditions(choice)
                    .filter(condition -> !isKnown(condition))
                    .forEach(
                        condition -> violations.add(step.name() + " chooses by " + condition)));
  }

  private static boolean updatesAVariable(Runbook runbook, Step step) {
    var name = step.inputs().path("Name").asText();
    return name.startsWith("variable:")
        && runbook.content().path("variables").has(name.substring("variable:".length()));
  }

  private static boolean isKnown(JsonNode condition) {
    var names = new ArrayList<String>();
    condition.fieldNames().forEachRemaining(names::add);
    return CONDITIONS.containsAll(names)
        && (!condition.has("StringEquals") || condition.get("StringEquals").isTextual());
  }

  private static Stream<JsonNode> conditions(JsonNode choice) {
    var inner = new ArrayList<>(List.of(choice));
    choice.path("And").forEach(inner::add);
    choice.path("Or").forEach(inner::add);
    if (choice.has("Not")) {
      inner.add(choice.get("Not"));
    }
    return inner.stream();
  }
}
