package onekey.infra.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import onekey.infra.ValueConstraint;

/**
 * The parameters as the template declares them, and how the console groups them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html">Parameters</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-interface.html">AWS::CloudFormation::Interface</a>
 */
final class ParameterSection {

  private ParameterSection() {}

  /**
   * Returns the section {@code Parameters}.
   *
   * @param context that of {@code cdk.json}, which has the defaults
   */
  static ObjectNode of(Map<String, Object> context) {
    var section = Json.object();
    for (var parameter : TemplateParameter.values()) {
      var declaration = Json.object("Type", Json.text("String"));
      declaration.put("Description", ascii(parameter.description()));
      parameter.defaultValue(context).ifPresent(value -> declaration.put("Default", value));
      switch (parameter.constraint()) {
        case ValueConstraint.OneOf(var words) ->
            declaration.set("AllowedValues", Json.array(words.stream().map(Json::text).toList()));
        case ValueConstraint.Matching(var pattern) -> {
          declaration.put("AllowedPattern", "^(" + pattern + ")$");
          declaration.put("ConstraintDescription", ascii("must be " + parameter.allowed() + "."));
        }
      }
      section.set(parameter.logicalId(), declaration);
    }
    return section;
  }

  /**
   * CloudFormation gives back other characters as question marks.
   *
   * @see <a
   *     href="https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/814">GetTemplate
   *     does not properly return UTF-8 characters</a>
   */
  private static String ascii(String text) {
    return text.replace('–', '-');
  }

  /** Returns the section {@code Metadata}. */
  static ObjectNode metadata() {
    var groups = new LinkedHashMap<String, ObjectNode>();
    Arrays.stream(TemplateParameter.values())
        .forEach(
            parameter ->
                groups
                    .computeIfAbsent(parameter.group(), ParameterSection::group)
                    .withArray("Parameters")
                    .add(parameter.logicalId()));
    return Json.object(
        "AWS::CloudFormation::Interface",
        Json.object("ParameterGroups", Json.array(List.copyOf(groups.values()))));
  }

  private static ObjectNode group(String title) {
    return Json.object("Label", Json.object("default", Json.text(title)));
  }
}
