package onekey.cli.plan.fix;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/**
 * Walks through JSON. The parser stands on the first token of a value before each of these, and on
 * its last one after.
 */
final class JsonFields {

  private JsonFields() {}

  /** Takes the value of a field, or leaves it, and it is skipped. */
  interface Field {
    void take(String name) throws IOException;
  }

  /** Takes an element of an array, or leaves it, and it is skipped. */
  interface Element {
    void take() throws IOException;
  }

  /** Hands over the fields of an object, and skips anything else. */
  static void ofObject(JsonParser json, Field field) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var name = json.currentName();
      json.nextToken();
      field.take(name);
      json.skipChildren();
    }
  }

  /** Hands over the elements of an array, and skips anything else. */
  static void ofArray(JsonParser json, Element element) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      element.take();
      json.skipChildren();
    }
  }

  /** Returns a string; empty for anything else, which is not read. */
  static Optional<String> string(JsonParser json) throws IOException {
    return json.currentToken() == JsonToken.VALUE_STRING
        ? Optional.of(json.getText())
        : Optional.empty();
  }

  /** Returns a whole number; empty for anything else, which is not read. */
  static Optional<Long> number(JsonParser json) throws IOException {
    return json.currentToken() == JsonToken.VALUE_NUMBER_INT
            && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER
        ? Optional.of(json.getLongValue())
        : Optional.empty();
  }
}
