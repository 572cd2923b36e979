package onekey.infra.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A member of a JSON object that is written as text, such as {@code
 * {"exemptionTag":"x","other":…}}. It is left out, with its comma, if its parameter is empty.
 *
 * @param placeholder the value of the member
 * @param given whether there is one
 */
record OptionalTextMember(Placeholder placeholder, TemplateCondition given) {

  /** What must follow the value: the member is not the last one. */
  static final String END = "\",";

  /** What must precede the value: the beginning of the object or a comma, then the name. */
  private static final Pattern NAME = Pattern.compile("(?<=[{,])\"\\w+\":\"$");

  /**
   * Takes the name of the member off the text before it.
   *
   * @param parts the parts of the text before the value
   * @param after the text after the value
   * @return the member, to be put behind the parts; empty if it is none, or the last one
   */
  Optional<JsonNode> replaceLast(List<JsonNode> parts, String after) {
    if (parts.isEmpty() || !parts.getLast().isTextual() || !after.startsWith(END)) {
      return Optional.empty();
    }
    var before = parts.getLast().asText();
    var name = NAME.matcher(before);
    if (!name.find()) {
      return Optional.empty();
    }
    parts.removeLast();
    parts.add(Json.text(before.substring(0, name.start())));
    return Optional.of(
        given.choose(
            Json.join(List.of(Json.text(name.group()), placeholder.value(), Json.text(END))),
            Json.text("")));
  }
}
