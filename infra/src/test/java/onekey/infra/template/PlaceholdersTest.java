package onekey.infra.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;
import onekey.infra.SynthesisRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two texts with different samples become one with parameters, or are refused. */
class PlaceholdersTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** In the texts below, [NAME] is the place of a sample. */
  private static final Pattern PLACE = Pattern.compile("\\[(\\w+)]");

  private final Placeholders placeholders = new Placeholders(Placeholder.all());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"[RULE_NAME]\" | {\"Ref\":\"RuleName\"}",
        "\"a [RULE_NAME] b\" | {\"Fn::Sub\":\"a ${RuleName} b\"}",
        "\"[RULE_NAME][MAX_ACTIVE_KEYS]\" | {\"Fn::Sub\":\"${RuleName}${MaxActiveKeys}\"}",
        // The samples of one are also text of the template, and begin like those of others.
        "\"01 p-rule q-rule [MAX_ACTIVE_KEYS]10\" | {\"Fn::Sub\":\"01 p-rule q-rule ${MaxActiveKeys}10\"}",
        "\"[MINIMUM_IDLE_DAYS]214[ROTATION_GRACE_DAYS]\" | {\"Fn::Sub\":\"${MinimumIdleDays}214${RotationGraceDays}\"}",
        // CloudFormation would look for a reference in the text.
        "\"costs $[RULE_NAME]\" | {\"Fn::Join\":[\"\",[\"costs $\",{\"Ref\":\"RuleName\"}]]}",
        "\"${x} [RULE_NAME]\" | {\"Fn::Join\":[\"\",[\"${x} \",{\"Ref\":\"RuleName\"}]]}",
        "{\"Fn::Join\":[\"\",[\"a [RULE_NAME]\",{\"Ref\":\"X\"}]]} | {\"Fn::Join\":[\"\",[\"a \",{\"Ref\":\"RuleName\"},{\"Ref\":\"X\"}]]}",
        "{\"Fn::Join\":[\"-\",[\"a [RULE_NAME]\"]]} | {\"Fn::Join\":[\"-\",[{\"Fn::Sub\":\"a ${RuleName}\"}]]}",
        "{\"u\":1,\"t\":\"[OWNER_TAG]\"} | {\"u\":1,\"t\":{\"Fn::If\":[\"HasOwnerTag\",{\"Ref\":\"OwnerTag\"},{\"Ref\":\"AWS::NoValue\"}]}}",
        "\"{\\\"t\\\":\\\"[OWNER_TAG]\\\",\\\"u\\\":1}\" | {\"Fn::Join\":[\"\",[\"{\",{\"Fn::If\":[\"HasOwnerTag\",{\"Fn::Join\":[\"\",[\"\\\"t\\\":\\\"\",{\"Ref\":\"OwnerTag\"},\"\\\",\"]]},\"\"]},\"\\\"u\\\":1}\"]]}",
      })
  void putsParametersInPlaceOfSamples(String text, String expected) throws Exception {
    assertThat(value(placeholders.in(template(text, true), template(text, false))))
        .isEqualTo(JSON.readTree(expected));
  }

  /** Elsewhere nobody knows what is there without a value, or what has to be escaped. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"tag [OWNER_TAG]\"",
        "[\"[OWNER_TAG]\"]",
        // The list would have an empty object.
        "[{\"equals-ignore-case\":\"[OWNER_TAG]\"}]",
        "\"{\\\"t\\\":\\\"[OWNER_TAG]\\\"}\"",
        "\"{\\\"t\\\":\\\"[OWNER_TAG] \\\",\\\"u\\\":1}\"",
        "\"mail to [NOTICE_EMAIL]\"",
        "\"s3://[CODE_BUCKET]/[CODE_KEY]\"",
      })
  void refusesAPlaceWhereTheValueDoesNotFit(String text) {
    assertThatThrownBy(() -> placeholders.in(template(text, true), template(text, false)))
        .isInstanceOf(SynthesisRefusedException.class)
        .hasMessageContaining("/Resources/R/Properties/P");
  }

  /** What is made of a value is not the value. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"P-RULE\" | \"Q-RULE\"",
        "\"p-rul\" | \"q-rul\"",
        "\"p-rule\" | \"q-rule-\"",
        "3599 | 21599",
        "3599 | 3601",
        "true | false",
        "\"1\" | \"0\"",
        "60 | \"731\"",
        "[ 1] | [ 1,2]",
        "{\"a\":1} | {\"b\":1}",
        "{\"p-rule\":1} | {\"q-rule\":1}",
        "{\"Fn::Join\":[\"\",[\"a\"]]} | {\"Fn::Join\":[\"\",[\"a\",\"b\"]]}",
      })
  void refusesADifferenceThatNoParameterExplains(String one, String other) {
    assertThatThrownBy(() -> placeholders.in(template(one, true), template(other, false)))
        .isInstanceOf(SynthesisRefusedException.class)
        .hasMessageContaining("differ at /Resources/R/Properties/P");
  }

  @Test
  void refusesAParameterWhereCloudFormationTakesNoFunction() throws Exception {
    // given
    var one = (ObjectNode) JSON.readTree("{\"Resources\":{\"R\":{\"DependsOn\":[\"p-rule\"]}}}");
    var other = (ObjectNode) JSON.readTree("{\"Resources\":{\"R\":{\"DependsOn\":[\"q-rule\"]}}}");

    // then
    assertThatThrownBy(() -> placeholders.in(one, other))
        .hasMessageContaining("differ at /Resources/R/DependsOn/0");
  }

  @Test
  void givesOneIdToAResourceThatIsNamedAfterAValue() throws Exception {
    // given
    var one =
        (ObjectNode)
            JSON.readTree("{\"Resources\":{\"TopicyABC\":{\"Type\":\"AWS::SNS::Subscription\"}}}");
    var other =
        (ObjectNode)
            JSON.readTree("{\"Resources\":{\"TopiczDEF\":{\"Type\":\"AWS::SNS::Subscription\"}}}");

    // then
    assertThat(placeholders.in(one, other).path("Resources").fieldNames())
        .toIterable()
        .containsExactly("TopicSubscription");
  }

  @Test
  void refusesSamplesThatCouldBeTakenForEachOther() {
    // given
    var one =
        new Placeholder(new Samples("12", "34"), new Placeholder.Use.Anywhere(), Json.ref("A"));
    var other =
        new Placeholder(new Samples("1", "3"), new Placeholder.Use.Anywhere(), Json.ref("B"));

    // then
    assertThatThrownBy(() -> new Placeholders(List.of(one, other)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Samples("rule-a", "rule-b"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static JsonNode value(ObjectNode template) {
    return template.at("/Resources/R/Properties/P");
  }

  private static ObjectNode template(String value, boolean one) throws JsonProcessingException {
    var filled =
        PLACE
            .matcher(value)
            .replaceAll(
                place -> {
                  var samples = TemplateParameter.valueOf(place.group(1)).samples();
                  return one ? samples.one() : samples.other();
                });
    return (ObjectNode)
        JSON.readTree("{\"Resources\":{\"R\":{\"Properties\":{\"P\":%s}}}}".formatted(filled));
  }
}
