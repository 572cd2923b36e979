package onekey.sandbox.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * A parameter of a document.
 *
 * @param name the name
 * @param type {@code String} or {@code AWS::IAM::Role::Arn}
 * @param defaultValue the default; empty if a value is required
 * @param allowedValues the allowed values; empty if any is allowed
 * @param allowedPattern the pattern that a value must match; empty if any is allowed
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-syntax-data-elements-parameters.html">Data
 *     elements and parameters</a>
 */
record DocumentParameter(
    String name,
    String type,
    Optional<String> defaultValue,
    List<String> allowedValues,
    Optional<Pattern> allowedPattern) {

  private static final Set<String> SUPPORTED =
      Set.of("type", "description", "default", "allowedValues", "allowedPattern");
  private static final String ROLE_ARN = "AWS::IAM::Role::Arn";
  private static final Pattern ROLE_ARN_PATTERN =
      Pattern.compile("arn:[\\w-]+:iam::\\d{12}:role/[\\w+=,.@/-]+");

  static DocumentParameter parse(String name, JsonNode node) {
    var fields = Fields.of("Parameter " + name, node, SUPPORTED);
    var type = fields.text("type");
    if (!type.equals("String") && !type.equals(ROLE_ARN)) {
      throw new InvalidDocumentException(
          "Parameter %s has type %s. Supported: String and %s.".formatted(name, type, ROLE_ARN));
    }
    var parameter =
        new DocumentParameter(
            name,
            type,
            fields.optionalText("default"),
            StreamSupport.stream(fields.list("allowedValues").spliterator(), false)
                .map(JsonNode::asText)
                .toList(),
            fields.optionalText("allowedPattern").map(Pattern::compile));
    parameter.defaultValue.ifPresent(parameter::require);
    return parameter;
  }

  /**
   * Requires that a value is allowed.
   *
   * @throws InvalidDocumentException if the value is not allowed
   */
  void require(String value) {
    if (!allowedValues.isEmpty() && !allowedValues.contains(value)) {
      throw refused(value, "one of " + allowedValues);
    }
    // Systems Manager looks for the pattern anywhere in the value; hence the anchors in documents.
    allowedPattern
        .filter(pattern -> !pattern.matcher(value).find())
        .ifPresent(
            pattern -> {
              throw refused(value, "what matches " + pattern);
            });
    if (type.equals(ROLE_ARN) && !ROLE_ARN_PATTERN.matcher(value).matches()) {
      throw refused(value, "the ARN of a role");
    }
  }

  private InvalidDocumentException refused(String value, String allowed) {
    return new InvalidDocumentException(
        "Parameter %s is '%s'. Allowed: %s.".formatted(name, value, allowed));
  }
}
