package onekey.rule.aws;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A JSON object: an event, or one that an event or a rule holds as a string. */
record JsonObject(String name, Map<String, Object> members) {

  static JsonObject parse(String name, String json) {
    try {
      return new JsonObject(name, JSON.std.mapFrom(json));
    } catch (IOException e) {
      throw new InvalidEventException(name + " is not a JSON object: " + json, e);
    }
  }

  /** Returns a member that must be there and be a string. */
  String string(String member) {
    if (members.get(member) instanceof String value && !value.isBlank()) {
      return value;
    }
    throw new InvalidEventException("%s has no %s (a string).".formatted(name, member));
  }

  /** Returns all members, which must be strings. */
  Map<String, String> strings() {
    var strings = new LinkedHashMap<String, String>();
    members.forEach(
        (member, value) -> {
          if (!(value instanceof String string)) {
            throw new InvalidEventException(
                "%s: %s is %s. Allowed: a string.".formatted(name, member, value));
          }
          strings.put(member, string);
        });
    return strings;
  }
}
