package onekey.plan.source.terraform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Which values of an object are not known before the apply, or sensitive. Terraform writes {@code
 * true} in the place of each of them, perhaps in the place of all.
 */
final class PlanFlags {

  private final Set<String> fields = new HashSet<>();
  private boolean all;

  void read(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      all = JsonFields.isTrue(json);
      return;
    }
    JsonFields.ofObject(
        json,
        field -> {
          if (holdsTrue(json)) {
            fields.add(field);
          }
        });
  }

  /** One value of a map is enough. */
  private static boolean holdsTrue(JsonParser json) throws IOException {
    if (!json.currentToken().isStructStart()) {
      return json.currentToken() == JsonToken.VALUE_TRUE;
    }
    var found = false;
    for (var depth = 1; depth > 0; ) {
      var token = json.nextToken();
      found |= token == JsonToken.VALUE_TRUE;
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }
    return found;
  }

  /** Returns whether this is so of the value of this field. */
  boolean has(String field) {
    return all || fields.contains(field);
  }
}
