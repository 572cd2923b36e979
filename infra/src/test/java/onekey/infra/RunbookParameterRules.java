package onekey.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Every String parameter restricts its values, and its default is one of them. */
final class RunbookParameterRules {

  private RunbookParameterRules() {}

  static List<String> violations(Runbook runbook) {
    var violations = new ArrayList<String>();
    runbook
        .parameters()
        .properties()
        .forEach(
            parameter -> {
              var name = parameter.getKey();
              var json = parameter.getValue();
              if (!json.path("type").asText().equals("String")) {
                return;
              }
              var pattern = json.path("allowedPattern").asText();
              if (pattern.isEmpty() && !json.has("allowedValues")) {
                violations.add(name + " takes anything");
              }
              if (!pattern.isEmpty() && !(pattern.startsWith("^") && pattern.endsWith("$"))) {
                violations.add(name + " has a pattern that is not anchored");
              }
              if (json.has("default") && !accepts(json, json.path("default").asText())) {
                violations.add(name + " does not take its own default");
              }
              if (textIsMissing(json.path("allowedValues"))) {
                violations.add(name + " allows a value that is not text");
              }
            });
    return violations;
  }

  /** Returns whether Systems Manager would take this value. */
  static boolean accepts(JsonNode parameter, String value) {
    return parameter.has("allowedPattern")
        ? value.matches(parameter.path("allowedPattern").asText())
        : StreamSupport.stream(parameter.path("allowedValues").spliterator(), false)
            .anyMatch(allowed -> allowed.asText().equals(value));
  }

  private static boolean textIsMissing(JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false).anyMatch(value -> !value.isTextual());
  }
}
