package onekey.sandbox.ssm;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** A JSONPath of members and indexes, such as {@code $.Users[0].UserName}. */
record Selector(String path, JsonPointer pointer) {

  private static final Pattern PLAIN = Pattern.compile("\\$((\\.\\w+)|(\\[\\d+]))+");

  static Selector parse(String path) {
    if (!PLAIN.matcher(path).matches()) {
      throw new InvalidDocumentException(
          "The sandbox does not support the selector '%s'. Supported: $.member and [0]."
              .formatted(path));
    }
    var pointer = path.substring(1).replace('.', '/').replace("[", "/").replace("]", "");
    return new Selector(path, JsonPointer.compile(pointer));
  }

  /** Returns the value as text; empty where there is none. */
  Optional<String> selectFrom(JsonNode object) {
    return Optional.of(object.at(pointer))
        .filter(value -> !value.isMissingNode() && !value.isNull())
        .map(value -> value.isValueNode() ? value.asText() : value.toString());
  }
}
