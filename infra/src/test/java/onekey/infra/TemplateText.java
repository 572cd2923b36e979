package onekey.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text that CloudFormation makes of a value in the template.
 *
 * @param template where mappings and conditions are looked up
 * @param references the values of {@code Ref}; of any other name the value is the name itself, as
 *     it is that of {@code Fn::GetAtt}
 */
record TemplateText(JsonNode template, Map<String, String> references) {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]+)}");

  /** In a Region of the commercial partition. */
  static TemplateText of(JsonNode template) {
    return in("aws", "eu-west-1", template);
  }

  static TemplateText in(String partition, String region, JsonNode template) {
    return new TemplateText(
        template,
        Map.of(
            "AWS::Partition", partition,
            "AWS::Region", region,
            "AWS::AccountId", "123456789012"));
  }

  String of(String idPrefix, String property) {
    return text(TestStack.resource(template, idPrefix).path("Properties").path(property));
  }

  String text(JsonNode value) {
    if (!value.isObject()) {
      return value.asText();
    }
    var function = value.properties().iterator().next();
    var argument = function.getValue();
    return switch (function.getKey()) {
      case "Ref" -> references.getOrDefault(argument.asText(), argument.asText());
      case "Fn::GetAtt" -> argument.path(0).asText();
      case "Fn::Join" ->
          argument
              .path(1)
              .valueStream()
              .map(this::text)
              .collect(Collectors.joining(argument.path(0).asText()));
      case "Fn::Sub" ->
          REFERENCE
              .matcher(argument.asText())
              .replaceAll(name -> references.getOrDefault(name.group(1), name.group(1)));
      case "Fn::FindInMap" ->
          template
              .path("Mappings")
              .path(text(argument.path(0)))
              .path(text(argument.path(1)))
              .path(text(argument.path(2)))
              .asText();
      case "Fn::If" ->
          text(
              argument.path(
                  holds(template.path("Conditions").path(text(argument.path(0)))) ? 1 : 2));
      default -> throw new IllegalArgumentException("Not known here: " + value);
    };
  }

  private boolean holds(JsonNode condition) {
    var function = condition.properties().iterator().next();
    var argument = function.getValue();
    return switch (function.getKey()) {
      case "Fn::Not" -> !holds(argument.path(0));
      case "Fn::Equals" -> text(argument.path(0)).equals(text(argument.path(1)));
      default -> throw new IllegalArgumentException("Not known here: " + condition);
    };
  }
}
