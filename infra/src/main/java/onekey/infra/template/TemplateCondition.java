package onekey.infra.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import onekey.infra.Frequency;
import onekey.rule.judgement.Remediation;

/**
 * A condition of the template on its parameters.
 *
 * @param name letters and digits only
 * @param expression what {@code Conditions} has for it
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html">Conditions</a>
 */
record TemplateCondition(String name, JsonNode expression) {

  /** Whether AWS Config starts removals by itself. */
  static final TemplateCondition REMOVES_AUTOMATICALLY =
      new TemplateCondition(
          "RemovesAutomatically",
          Json.equal(TemplateParameter.REMEDIATION.logicalId(), Remediation.AUTOMATIC.word()));

  /** Returns whether a parameter is not empty. */
  static TemplateCondition given(TemplateParameter parameter) {
    return new TemplateCondition(
        "Has" + parameter.logicalId(), Json.not(Json.equal(parameter.logicalId(), "")));
  }

  static TemplateCondition of(Frequency frequency) {
    return new TemplateCondition(
        "Runs" + frequency.configName().replace("_", ""),
        Json.equal(TemplateParameter.FREQUENCY.logicalId(), frequency.configName()));
  }

  /** Returns all that hold of several leaves, or of none. */
  static List<TemplateCondition> ofValues() {
    return Stream.of(
            Stream.of(REMOVES_AUTOMATICALLY),
            Stream.of(TemplateParameter.EXEMPTION_TAG, TemplateParameter.OWNER_TAG)
                .map(TemplateCondition::given),
            Arrays.stream(Frequency.values()).map(TemplateCondition::of))
        .flatMap(conditions -> conditions)
        .toList();
  }

  /** Returns the value for which this condition decides. */
  ObjectNode choose(JsonNode yes, JsonNode no) {
    return Json.ifElse(name, yes, no);
  }

  /** Returns this condition as part of another one. */
  ObjectNode reference() {
    return Json.object("Condition", Json.text(name));
  }
}
