package onekey.infra.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For the same values, the template with parameters and the CDK app deploy the same. The values are
 * every combination of those that decide what there is, and odd ones.
 */
@Tag("slow")
class EquivalenceTest {

  /** CloudFormation makes a number of a text where the type of a property is a number. */
  private static final Set<String> NUMBERS_FROM_TEXT = Set.of("RetentionInDays");

  static Stream<Map<String, String>> values() {
    return ParameterValues.all();
  }

  @ParameterizedTest
  @MethodSource("values")
  void deploysWhatTheCdkDeploys(Map<String, String> values) {
    // given
    var synthesized = CreatedTemplate.stack(values);

    // when
    var evaluated = TemplateEvaluator.evaluate(CreatedTemplate.template(), values);

    // then
    assertThat(withNumbers(evaluated, synthesized)).isEqualTo(synthesized);
  }

  /** Else the test above would not see that a parameter is missing at one place. */
  @Test
  void noPlaceOfAParameterCanBeLostUnnoticed() {
    // given
    var template = CreatedTemplate.template();
    var places = places(template);
    var unnoticed = new ArrayList<String>();

    // when
    for (var place : places) {
      var without = template.deepCopy();
      place.replacedByDefault(without);
      if (ParameterValues.all()
          .allMatch(
              values ->
                  TemplateEvaluator.evaluate(without, values)
                      .equals(TemplateEvaluator.evaluate(template, values)))) {
        unnoticed.add(place.toString());
      }
    }

    // then
    assertThat(places).hasSizeGreaterThan(30);
    assertThat(places)
        .extracting(Place::parameter)
        .containsAll(
            Stream.of(TemplateParameter.values())
                // It decides what there is.
                .filter(parameter -> parameter != TemplateParameter.DRY_RUN)
                .map(TemplateParameter::logicalId)
                .toList());
    assertThat(unnoticed).isEmpty();
  }

  /** The same for what decides what there is. */
  @Test
  void noChoiceCanBeTurnedUnnoticed() {
    // given
    var template = CreatedTemplate.template();
    var unnoticed = new TreeSet<String>();

    // when
    for (var condition : template.path("Conditions").properties()) {
      var turned = template.deepCopy();
      ((ObjectNode) turned.path("Conditions"))
          .set(condition.getKey(), Json.not(condition.getValue()));
      if (!condition.getValue().toString().contains("AWS::Partition")
          && ParameterValues.all()
              .allMatch(
                  values ->
                      TemplateEvaluator.evaluate(turned, values)
                          .equals(TemplateEvaluator.evaluate(template, values)))) {
        unnoticed.add(condition.getKey());
      }
    }

    // then
    assertThat(unnoticed).isEmpty();
  }

  /** Where the text is expected to be a number, and CloudFormation makes one of it. */
  private static JsonNode withNumbers(JsonNode evaluated, JsonNode expected) {
    var copy = evaluated.deepCopy();
    copy.path("Resources")
        .properties()
        .forEach(
            resource ->
                NUMBERS_FROM_TEXT.forEach(
                    property -> {
                      var value = resource.getValue().path("Properties").path(property);
                      if (value.isTextual()
                          && expected
                              .path("Resources")
                              .path(resource.getKey())
                              .path("Properties")
                              .path(property)
                              .isInt()) {
                        ((ObjectNode) resource.getValue().path("Properties"))
                            .set(property, Json.number(Integer.parseInt(value.asText())));
                      }
                    }));
    return copy;
  }

  /**
   * A reference to a parameter.
   *
   * @param path from the template to the reference, or to the text that holds it
   */
  private record Place(List<String> path, String parameter) {

    void replacedByDefault(ObjectNode template) {
      JsonNode parent = template;
      for (var name : path.subList(0, path.size() - 1)) {
        parent = parent.isArray() ? parent.path(Integer.parseInt(name)) : parent.path(name);
      }
      var last = path.getLast();
      var text = CreatedTemplate.defaults().getOrDefault(parameter, "missing");
      if (parent instanceof ArrayNode array) {
        array.set(Integer.parseInt(last), replaced(array.path(Integer.parseInt(last)), text));
      } else {
        ((ObjectNode) parent).set(last, replaced(parent.path(last), text));
      }
    }

    private JsonNode replaced(JsonNode node, String text) {
      return node.isTextual()
          ? Json.text(node.asText().replace("${" + parameter + "}", text))
          : Json.text(text);
    }
  }

  private static Set<Place> places(JsonNode template) {
    var places = new LinkedHashSet<Place>();
    collect(List.of("Resources"), template.path("Resources"), places);
    collect(List.of("Outputs"), template.path("Outputs"), places);
    return places;
  }

  private static void collect(List<String> path, JsonNode node, Set<Place> places) {
    for (var parameter : TemplateParameter.values()) {
      var name = parameter.logicalId();
      if (node.path("Ref").asText().equals(name)
          || (node.isTextual() && node.asText().contains("${" + name + "}"))) {
        places.add(new Place(path, name));
      }
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(extended(path, Integer.toString(i)), node.path(i), places);
      }
    } else {
      node.properties()
          .forEach(member -> collect(extended(path, member.getKey()), member.getValue(), places));
    }
  }

  private static List<String> extended(List<String> path, String name) {
    return Stream.concat(path.stream(), Stream.of(name)).toList();
  }
}
