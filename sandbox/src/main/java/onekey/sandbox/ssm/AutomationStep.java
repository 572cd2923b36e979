package onekey.sandbox.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * A step of a document. Its timeout is ignored, and so is the limit for all steps that follow a
 * cancellation. Systems Manager does not go on at a step of some actions, such as {@code
 * aws:sleep}, after a cancellation; the sandbox supports none of them.
 *
 * @param name the name
 * @param action the action, such as {@code aws:branch}
 * @param inputs the inputs, with references
 * @param outputs the declared outputs
 * @param onFailure what follows if the step fails
 * @param onCancel the step that follows if the execution is cancelled during this one; empty if
 *     none does
 * @param isCritical whether the execution fails if the step does
 * @param isEnd whether the execution ends with the step
 * @param nextStep the step that follows if this one succeeds; empty for the next in the document
 * @param maxAttempts how often the step is tried
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html#automation-common">Properties
 *     shared by all actions</a>
 */
record AutomationStep(
    String name,
    StepAction action,
    ObjectNode inputs,
    List<OutputDeclaration> outputs,
    OnFailure onFailure,
    Optional<String> onCancel,
    boolean isCritical,
    boolean isEnd,
    Optional<String> nextStep,
    int maxAttempts) {

  private static final Set<String> SUPPORTED =
      Set.of(
          "name",
          "description",
          "action",
          "inputs",
          "outputs",
          "onFailure",
          "onCancel",
          "isCritical",
          "isEnd",
          "nextStep",
          "maxAttempts",
          "timeoutSeconds");

  static AutomationStep parse(JsonNode node) {
    var name = node.path("name").asText();
    var fields = Fields.of("Step " + name, node, SUPPORTED);
    return new AutomationStep(
        fields.text("name"),
        StepAction.named(fields.text("action")),
        fields.object("inputs"),
        StreamSupport.stream(fields.list("outputs").spliterator(), false)
            .map(output -> OutputDeclaration.parse(name, output))
            .toList(),
        OnFailure.parse(name, fields.optionalText("onFailure").orElse("Abort")),
        fields.optionalText("onCancel").flatMap(text -> onCancel(name, text)),
        fields.flag("isCritical", true),
        fields.flag("isEnd", false),
        fields.optionalText("nextStep"),
        fields.number("maxAttempts", 1));
  }

  private static Optional<String> onCancel(String step, String text) {
    if (text.startsWith(OnFailure.STEP)) {
      return Optional.of(text.substring(OnFailure.STEP.length()));
    }
    if (text.equals("Abort")) {
      return Optional.empty();
    }
    throw new InvalidDocumentException(
        "onCancel of step %s is '%s'. Allowed: Abort, step:NAME.".formatted(step, text));
  }
}
