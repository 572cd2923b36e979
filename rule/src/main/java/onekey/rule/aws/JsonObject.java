package onekey.rule.aws;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON object: an event, or one that an event or a rule holds as a string. */
record JsonObject(String name, Map<String, Object> members) {

  static JsonObject parse(String name, String json) {
    try {
      // The text "null" is JSON, and no object.
      return Optional.ofNullable(JSON.std.mapFrom(json))
          .map(members -> new JsonObject(name, members))
          .orElseThrow(() -> new InvalidEventException(name + " is not a JSON object: " + json));
    } catch (IOException e) {
      throw new InvalidEventException(name + " is not a JSON object: " + json, e);
    }
  }

  /** Returns a member that must be there and be a string. */
  String string(String member) {
    return text(member)
        .orElseThrow(
            () -> new InvalidEventException("%s has no %s (a string).".formatted(name, member)));
  }

  /** Returns a member that is a string and not blank; empty if it is absent or something else. */
  Optional<String> text(String member) {
    return members.get(member) instanceof String value && !value.isBlank()
        ? Optional.of(value)
        : Optional.empty();
  }

  /** Returns a member that is an object; an object without members if it is something else. */
  JsonObject object(String member) {
    return of(name + "." + member, members.get(member));
  }

  /** Returns a value that is an object; an object without members if it is something else. */
  @SuppressWarnings("unchecked") // The keys of a JSON object are strings.
  static JsonObject of(String name, @Nullable Object value) {
    return new JsonObject(
        name, value instanceof Map<?, ?> members ? (Map<String, Object>) members : Map.of());
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
