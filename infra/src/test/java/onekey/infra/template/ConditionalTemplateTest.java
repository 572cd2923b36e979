package onekey.infra.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import onekey.infra.SynthesisRefusedException;
import org.junit.jupiter.api.Test;

/** Templates of all leaves as one. */
class ConditionalTemplateTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void aResourceOfSomeLeavesGetsTheirCondition() throws Exception {
    // when
    var merged =
        merged(
            leaf ->
                leaf.holds(Choice.REMOVES_KEYS) && !leaf.holds(Choice.WRITES_NOTHING)
                    ? "{\"A\":{\"Type\":\"T\"},\"B\":{\"Type\":\"U\"}}"
                    : "{\"A\":{\"Type\":\"T\"}}");

    // then
    assertThat(merged.at("/Resources/A").has("Condition")).isFalse();
    assertThat(merged.at("/Resources/B/Condition").asText())
        .isEqualTo("RemovesKeysAndNotWritesNothing");
    assertThat(merged.at("/Conditions/RemovesKeysAndNotWritesNothing"))
        .isEqualTo(
            JSON.readTree(
                "{\"Fn::And\":[{\"Condition\":\"RemovesKeys\"},{\"Fn::Not\":[{\"Condition\":\"WritesNothing\"}]}]}"));
    assertThat(merged.path("Conditions").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "RemovesKeys", "WritesNothing", "RemovesKeysAndNotWritesNothing");
  }

  @Test
  void listsOfDifferentLengthAreChosenAsAWhole() throws Exception {
    // when
    var merged =
        merged(
            leaf ->
                "{\"A\":{\"Properties\":{\"L\":%s}}}"
                    .formatted(leaf.holds(Choice.TELLS_PEOPLE) ? "[1,2]" : "[2]"));

    // then
    assertThat(merged.at("/Resources/A/Properties/L"))
        .isEqualTo(JSON.readTree("{\"Fn::If\":[\"TellsPeople\",[1,2],[2]]}"));
  }

  @Test
  void aMemberOfSomeLeavesIsLeftOutElsewhere() throws Exception {
    // when
    var merged =
        merged(
            leaf ->
                "{\"A\":{\"Properties\":{\"M\":{%s}}}}"
                    .formatted(leaf.holds(Choice.TELLS_PEOPLE) ? "\"x\":1" : ""));

    // then
    assertThat(merged.at("/Resources/A/Properties/M"))
        .isEqualTo(
            JSON.readTree("{\"x\":{\"Fn::If\":[\"TellsPeople\",1,{\"Ref\":\"AWS::NoValue\"}]}}"));
  }

  @Test
  void refusesATypeThatDiffers() {
    assertThatThrownBy(
            () ->
                merged(
                    leaf -> "{\"A\":{\"Type\":\"%s\"}}".formatted(leaf.holds(Choice.TELLS_PEOPLE))))
        .isInstanceOf(SynthesisRefusedException.class)
        .hasMessageContaining("/Resources/A/Type");
  }

  /** A resource that is there in either of two cases would need a condition of another form. */
  @Test
  void refusesAResourceWhoseConditionItCannotSay() {
    assertThatThrownBy(
            () ->
                merged(
                    leaf ->
                        leaf.holds(Choice.TELLS_PEOPLE) || leaf.holds(Choice.WRITES_NOTHING)
                            ? "{\"A\":{},\"B\":{}}"
                            : "{\"A\":{}}"))
        .isInstanceOf(SynthesisRefusedException.class)
        .hasMessageContaining("/Resources/B");
  }

  @Test
  void refusesASecondConditionOfAResource() {
    assertThatThrownBy(
            () ->
                merged(
                    leaf ->
                        leaf.holds(Choice.TELLS_PEOPLE)
                            ? "{\"A\":{},\"B\":{\"Condition\":\"C\"}}"
                            : "{\"A\":{}}"))
        .isInstanceOf(SynthesisRefusedException.class)
        .hasMessageContaining("/Resources/B/Condition");
  }

  private static ObjectNode merged(Function<Leaf, String> resources)
      throws JsonProcessingException {
    var templates = new LinkedHashMap<Leaf, ObjectNode>();
    for (var leaf : Leaf.all()) {
      templates.put(
          leaf,
          (ObjectNode)
              JSON.readTree(
                  "{\"Conditions\":{},\"Resources\":%s}".formatted(resources.apply(leaf))));
    }
    return ConditionalTemplate.of(Map.copyOf(templates));
  }
}
