package onekey.sandbox.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import onekey.sandbox.api.Json;

/**
 * A runbook of schema 0.3.
 *
 * @param assumeRole the ARN of the role, or a reference to it
 * @param parameters the parameters by name
 * @param variables the initial values of the variables by name, such as {@code variable:Outcome}
 * @param steps the steps in the order of the document
 * @param outputs the outputs: references to outputs of steps, without braces
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-schemas-features.html">Data
 *     elements of documents</a>
 */
record AutomationDocument(
    String assumeRole,
    Map<String, DocumentParameter> parameters,
    Map<String, String> variables,
    List<AutomationStep> steps,
    List<String> outputs) {

  private static final Set<String> SUPPORTED =
      Set.of(
          "schemaVersion",
          "description",
          "assumeRole",
          "parameters",
          "variables",
          "mainSteps",
          "outputs");

  static AutomationDocument parse(String json) {
    var fields = Fields.of("The document", Json.parse(json), SUPPORTED);
    if (!fields.text("schemaVersion").equals("0.3")) {
      throw new InvalidDocumentException(
          "schemaVersion is '%s'. Allowed: '0.3'.".formatted(fields.text("schemaVersion")));
    }
    var document =
        new AutomationDocument(
            fields.text("assumeRole"),
            parameters(fields.object("parameters")),
            variables(fields.object("variables")),
            stream(fields.list("mainSteps")).map(AutomationStep::parse).toList(),
            stream(fields.list("outputs")).map(JsonNode::asText).toList());
    document.check();
    return document;
  }

  AutomationStep step(String name) {
    return steps.stream()
        .filter(step -> step.name().equals(name))
        .findAny()
        .orElseThrow(
            () -> new InvalidDocumentException("The document has no step '%s'.".formatted(name)));
  }

  Optional<AutomationStep> following(AutomationStep step) {
    return Optional.of(steps.indexOf(step) + 1)
        .filter(index -> index < steps.size())
        .map(steps::get);
  }

  boolean declares(String stepName, String outputName) {
    return steps.stream()
        .filter(step -> step.name().equals(stepName))
        .flatMap(step -> step.outputs().stream())
        .anyMatch(output -> output.name().equals(outputName));
  }

  /** Refuses an {@code aws:updateVariable} of a variable that is not declared. */
  private void checkVariable(AutomationStep step) {
    var name = step.inputs().path("Name").asText();
    if (step.action() == StepAction.UPDATE_VARIABLE && !variables.containsKey(name)) {
      throw new InvalidDocumentException(
          "Step %s updates %s. Declared: %s.".formatted(step.name(), name, variables.keySet()));
    }
  }

  private void check() {
    if (steps.isEmpty()) {
      throw new InvalidDocumentException("The document has no mainSteps.");
    }
    if (steps.stream().map(AutomationStep::name).distinct().count() < steps.size()) {
      throw new InvalidDocumentException("Two steps have the same name.");
    }
    for (var step : steps) {
      step.nextStep().ifPresent(this::step);
      step.onCancel().ifPresent(this::step);
      if (step.onFailure() instanceof OnFailure.GoTo(var name)) {
        step(name);
      }
      checkVariable(step);
      References.check(step.inputs(), this);
    }
    References.check(Json.object().put("assumeRole", assumeRole), this);
    outputs.forEach(output -> References.checkName(output, this));
  }

  private static Map<String, DocumentParameter> parameters(ObjectNode node) {
    var parameters = new LinkedHashMap<String, DocumentParameter>();
    node.properties()
        .forEach(
            entry ->
                parameters.put(
                    entry.getKey(), DocumentParameter.parse(entry.getKey(), entry.getValue())));
    return parameters;
  }

  private static Map<String, String> variables(ObjectNode node) {
    var variables = new LinkedHashMap<String, String>();
    node.properties()
        .forEach(
            entry ->
                variables.put(
                    "variable:" + entry.getKey(), entry.getValue().path("default").asText()));
    return variables;
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
