package onekey.sandbox.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The inputs of {@code aws:branch}.
 *
 * @param choices the choices in their order; the first that holds is taken
 * @param otherwise the step that follows if none holds; empty for the next in the document
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-branch.html">aws:branch</a>
 */
record Branch(List<Choice> choices, Optional<String> otherwise) {

  private static final Set<String> SUPPORTED = Set.of("Choices", "Default");
  private static final String NEXT_STEP = "NextStep";

  record Choice(boolean holds, String nextStep) {}

  static Branch parse(String step, ObjectNode inputs) {
    var fields = Fields.of("The inputs of step " + step, inputs, SUPPORTED);
    var choices =
        StreamSupport.stream(fields.list("Choices").spliterator(), false)
            .map(choice -> choice(step, choice))
            .toList();
    if (choices.isEmpty()) {
      throw new InvalidDocumentException("Step %s has no Choices.".formatted(step));
    }
    return new Branch(choices, fields.optionalText("Default"));
  }

  Optional<String> choose() {
    return choices.stream()
        .filter(Choice::holds)
        .map(Choice::nextStep)
        .findFirst()
        .or(() -> otherwise);
  }

  private static Choice choice(String step, JsonNode node) {
    if (!(node instanceof ObjectNode choice) || !choice.path(NEXT_STEP).isTextual()) {
      throw new InvalidDocumentException(
          "A choice of step %s needs a %s: %s".formatted(step, NEXT_STEP, node));
    }
    var condition = choice.deepCopy();
    condition.remove(NEXT_STEP);
    return new Choice(holds(step, condition), choice.path(NEXT_STEP).asText());
  }

  private static boolean holds(String step, JsonNode condition) {
    if (condition.has("And") && condition.size() == 1) {
      return all(step, condition.path("And")).allMatch(Boolean::booleanValue);
    }
    if (condition.has("Or") && condition.size() == 1) {
      return all(step, condition.path("Or")).anyMatch(Boolean::booleanValue);
    }
    if (condition.has("Not") && condition.size() == 1) {
      return !holds(step, condition.path("Not"));
    }
    var fields =
        Fields.of("A choice of step " + step, condition, Set.of("Variable", "StringEquals"));
    return fields.text("Variable").equals(fields.text("StringEquals"));
  }

  private static Stream<Boolean> all(String step, JsonNode conditions) {
    if (!conditions.isArray() || conditions.isEmpty()) {
      throw new InvalidDocumentException("And and Or of step %s need a list.".formatted(step));
    }
    // All are evaluated, so that none hides an unsupported one.
    return StreamSupport.stream(conditions.spliterator(), false)
        .map(condition -> holds(step, condition))
        .toList()
        .stream();
  }
}
