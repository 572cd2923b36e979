package onekey.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An Automation runbook as a graph: its steps, and where each can lead to.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-branchdocs.html">Conditional
 *     statements in runbooks</a>
 */
record Runbook(JsonNode content, Map<String, Step> steps) {

  static Runbook of(JsonNode content) {
    var steps = new LinkedHashMap<String, Step>();
    content
        .path("mainSteps")
        .forEach(step -> steps.put(step.path("name").asText(), new Step(step)));
    return new Runbook(content, steps);
  }

  Step first() {
    return steps.values().iterator().next();
  }

  Step step(String name) {
    return Optional.ofNullable(steps.get(name)).orElseThrow();
  }

  JsonNode parameters() {
    return content.path("parameters");
  }

  /** Returns the names of this step and all that can be reached from it, over these edges. */
  Set<String> reachable(String start, Function<Step, Stream<String>> edges) {
    var reached = new LinkedHashSet<String>();
    var open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      var name = open.remove();
      if (steps.containsKey(name) && reached.add(name)) {
        edges.apply(step(name)).forEach(open::add);
      }
    }
    return reached;
  }

  /** One step. */
  record Step(JsonNode json) {

    String name() {
      return json.path("name").asText();
    }

    String action() {
      return json.path("action").asText();
    }

    JsonNode inputs() {
      return json.path("inputs");
    }

    boolean isBranch() {
      return action().equals("aws:branch");
    }

    /** A write is what changes something outside of the execution. To tell people is none. */
    boolean writes() {
      return action().equals("aws:executeAwsApi")
          && !inputs().path("Api").asText().matches("(Get|List|Describe).*|Publish");
    }

    boolean ends() {
      return json.path("isEnd").asBoolean();
    }

    Optional<String> defaultStep() {
      return text(inputs().path("Default"));
    }

    Optional<String> failureStep() {
      return step("onFailure");
    }

    private Optional<String> step(String property) {
      return text(json.path(property))
          .filter(value -> value.startsWith("step:"))
          .map(value -> value.substring("step:".length()));
    }

    Stream<String> successSteps() {
      if (!isBranch()) {
        return text(json.path("nextStep")).stream();
      }
      var choices = new ArrayList<String>();
      inputs().path("Choices").forEach(choice -> choices.add(choice.path("NextStep").asText()));
      return Stream.concat(choices.stream(), defaultStep().stream());
    }

    Stream<String> nextSteps() {
      return Stream.of(successSteps(), failureStep().stream(), cancellationStep().stream())
          .flatMap(steps -> steps);
    }

    /** The step that a cancellation during this one leads to. */
    Optional<String> cancellationStep() {
      return step("onCancel");
    }

    Set<String> outputs() {
      var names = new LinkedHashSet<String>();
      json.path("outputs").forEach(output -> names.add(output.path("Name").asText()));
      return names;
    }

    private static Optional<String> text(JsonNode node) {
      return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }
  }
}
