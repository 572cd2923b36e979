package onekey.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import onekey.infra.Runbook.Step;

/**
 * Every reference resolves: to a parameter, or to an output of a step that has succeeded on every
 * path to the reference.
 */
final class RunbookReferenceRules {

  private static final Pattern REFERENCE = Pattern.compile("\\{\\{\\s*([^}]*?)\\s*}}");

  /**
   * A variable of Systems Manager.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-variables.html">Automation
   *     system variables</a>
   */
  private static final String EXECUTION_ID = "automation:EXECUTION_ID";

  private RunbookReferenceRules() {}

  static List<String> violations(Runbook runbook) {
    var violations = new ArrayList<String>();
    for (var step : runbook.steps().values()) {
      references(step.inputs())
          .filter(reference -> !resolves(runbook, step, reference))
          .forEach(
              reference -> violations.add(step.name() + " refers to " + reference + " in vain"));
      step.json()
          .path("outputs")
          .forEach(
              output -> {
                var selector = output.path("Selector").asText();
                if (!selector.startsWith("$.") || selector.contains("{{")) {
                  violations.add(step.name() + " selects " + selector);
                }
              });
    }
    runbook
        .content()
        .path("outputs")
        .forEach(
            output -> {
              if (!isOutput(runbook, output.asText())) {
                violations.add("The document gives " + output.asText() + ", which is not there");
              }
            });
    if (!resolves(runbook, runbook.first(), runbook.content().path("assumeRole"))) {
      violations.add("The document assumes no role that is a parameter");
    }
    return violations;
  }

  private static boolean resolves(Runbook runbook, Step step, JsonNode text) {
    return references(text).anyMatch(reference -> resolves(runbook, step, reference));
  }

  private static boolean resolves(Runbook runbook, Step step, String reference) {
    if (runbook.parameters().has(reference) || reference.equals(EXECUTION_ID)) {
      return true;
    }
    return isOutput(runbook, reference)
        && !canBeReachedWithoutSuccessOf(runbook, step, reference.split("\\.", 2)[0]);
  }

  private static boolean isOutput(Runbook runbook, String reference) {
    var parts = reference.split("\\.", 2);
    return parts.length == 2
        && runbook.steps().containsKey(parts[0])
        && runbook.step(parts[0]).outputs().contains(parts[1]);
  }

  private static boolean canBeReachedWithoutSuccessOf(Runbook runbook, Step step, String source) {
    return runbook
        .reachable(
            runbook.first().name(),
            each ->
                each.name().equals(source)
                    ? Stream.concat(each.failureStep().stream(), each.cancellationStep().stream())
                    : each.nextSteps())
        .contains(step.name());
  }

  private static Stream<String> references(JsonNode node) {
    if (node.isTextual()) {
      return REFERENCE.matcher(node.asText()).results().map(match -> match.group(1));
    }
    var children = new ArrayList<JsonNode>();
    node.forEach(children::add);
    return children.stream().flatMap(RunbookReferenceRules::references);
  }
}
