package onekey.sandbox.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/**
 * An output that a step declares. Only the type String is supported.
 *
 * @param name the name
 * @param selector selects its value from the answer that the step received
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-outputs-inputs.html">Using
 *     action outputs as inputs</a>
 */
record OutputDeclaration(String name, Selector selector) {

  private static final Set<String> RESERVED =
      Set.of("Payload", "OutputPayload", "StatusCode", "FunctionError", "LogResult");

  static OutputDeclaration parse(String step, JsonNode node) {
    var fields = Fields.of("An output of step " + step, node, Set.of("Name", "Selector", "Type"));
    var name = fields.text("Name");
    var type = fields.optionalText("Type").orElse("String");
    if (!type.equals("String")) {
      throw new InvalidDocumentException(
          "Output %s.%s has type %s. Supported: String.".formatted(step, name, type));
    }
    if (RESERVED.contains(name)) {
      throw new InvalidDocumentException(
          "Output %s.%s has the name of an output that aws:invokeLambdaFunction always has: %s."
              .formatted(step, name, RESERVED));
    }
    return new OutputDeclaration(name, Selector.parse(fields.text("Selector")));
  }

  Optional<String> selectFrom(JsonNode object) {
    return selector.selectFrom(object);
  }
}
