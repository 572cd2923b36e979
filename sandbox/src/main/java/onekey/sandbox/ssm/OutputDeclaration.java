package onekey.sandbox.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/**
 * An output that a step declares. Always text: the only type that OneKey's runbook uses.
 *
 * @param name its name
 * @param selector where it is found in what the step got
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-outputs-inputs.html">Using
 *     action outputs as inputs</a>
 */
record OutputDeclaration(String name, Selector selector) {

  private static final Set<String> TAKEN =
      Set.of("Payload", "OutputPayload", "StatusCode", "FunctionError", "LogResult");

  static OutputDeclaration parse(String step, JsonNode node) {
    var fields = Fields.of("An output of step " + step, node, Set.of("Name", "Selector", "Type"));
    var name = fields.text("Name");
    var type = fields.optionalText("Type").orElse("String");
    if (!type.equals("String")) {
      throw new InvalidDocumentException(
          "Output %s.%s has type %s. The sandbox knows String.".formatted(step, name, type));
    }
    if (TAKEN.contains(name)) {
      throw new InvalidDocumentException(
          "Output %s.%s has a name that aws:invokeLambdaFunction gives itself: %s."
              .formatted(step, name, TAKEN));
    }
    return new OutputDeclaration(name, Selector.parse(fields.text("Selector")));
  }

  Optional<String> selectFrom(JsonNode object) {
    return selector.selectFrom(object);
  }
}
