package onekey.plan.source.terraform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Texts of the values of a resource, by their fields. */
final class KnownTexts {

  private final Map<String, String> texts = new HashMap<>();
  private boolean odd;

  /** Takes the value of a field. Null is none, and anything else than a text is noted. */
  void take(String field, JsonParser json) throws IOException {
    read(json).ifPresent(text -> texts.put(field, text));
  }

  /** Returns a text; empty for anything else, which is noted unless it is null. */
  Optional<String> read(JsonParser json) throws IOException {
    odd |=
        json.currentToken() != JsonToken.VALUE_STRING
            && json.currentToken() != JsonToken.VALUE_NULL;
    return json.currentToken() == JsonToken.VALUE_STRING
        ? Optional.of(json.getText())
        : Optional.empty();
  }

  Optional<String> get(String field) {
    return Optional.ofNullable(texts.get(field));
  }

  /** Returns whether something else stood where Terraform writes a text. */
  boolean isOdd() {
    return odd;
  }
}
