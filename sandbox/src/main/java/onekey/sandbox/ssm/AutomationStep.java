package onekey.sandbox.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * A step of a document. Its timeout is not simulated.
 *
 * @param name its name
 * @param action such as {@code aws:branch}
 * @param inputs as they stand in the document
 * @param outputs what it declares
 * @param onFailure what follows if it fails
 * @param isCritical whether its failure makes the execution fail
 * @param isEnd whether the execution ends with it
 * @param nextStep what follows if it succeeds; empty for the next step in the document
 * @param maxAttempts how often it is tried
 */
record AutomationStep(
    String name,
    StepAction action,
    ObjectNode inputs,
    List<OutputDeclaration> outputs,
    OnFailure onFailure,
    boolean isCritical,
    boolean isEnd,
    Optional<String> nextStep,
    int maxAttempts) {

  private static final Set<String> KNOWN =
      Set.of(
          "name",
          "description",
          "action",
          "inputs",
          "outputs",
          "onFailure",
          "isCritical",
          "isEnd",
          "nextStep",
          "maxAttempts",
          "timeoutSeconds");

  static AutomationStep parse(JsonNode node) {
    var name = node.path("name").asText();
    var fields = Fields.of("Step " + name, node, KNOWN);
    return new AutomationStep(
        fields.text("name"),
        StepAction.named(fields.text("action")),
        fields.object("inputs"),
        StreamSupport.stream(fields.list("outputs").spliterator(), false)
            .map(output -> OutputDeclaration.parse(name, output))
            .toList(),
        OnFailure.parse(name, fields.optionalText("onFailure").orElse("Abort")),
        fields.flag("isCritical", true),
        fields.flag("isEnd", false),
        fields.optionalText("nextStep"),
        fields.number("maxAttempts", 1));
  }
}
