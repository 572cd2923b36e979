package onekey.plan.source.terraform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/**
 * Walks through JSON. The parser is at the first token of a value before each of these, and at its
 * last one after.
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

  /**
   * Hands over the fields of an object; none of null.
   *
   * @throws UnexpectedValueException for anything else
   */
  static void ofObject(JsonParser json, Field field) throws IOException {
    if (isNullInsteadOf(JsonToken.START_OBJECT, "an object", json)) {
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var name = json.currentName();
      json.nextToken();
      field.take(name);
      json.skipChildren();
    }
  }

  /**
   * Hands over the elements of an array; none of null.
   *
   * @throws UnexpectedValueException for anything else
   */
  static void ofArray(JsonParser json, Element element) throws IOException {
    if (isNullInsteadOf(JsonToken.START_ARRAY, "a list", json)) {
      return;
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      element.take();
      json.skipChildren();
    }
  }

  /**
   * Returns a string; empty for null.
   *
   * @throws UnexpectedValueException for anything else
   */
  static Optional<String> string(JsonParser json) throws IOException {
    return isNullInsteadOf(JsonToken.VALUE_STRING, "a text", json)
        ? Optional.empty()
        : Optional.of(json.getText());
  }

  /**
   * Returns true or false; false for null.
   *
   * @throws UnexpectedValueException for anything else
   */
  static boolean isTrue(JsonParser json) throws IOException {
    return json.currentToken() != JsonToken.VALUE_FALSE
        && !isNullInsteadOf(JsonToken.VALUE_TRUE, "true or false", json);
  }

  /**
   * Requires what every object of a state has.
   *
   * @throws UnexpectedValueException if one is not there
   */
  static void require(JsonParser json, Optional<?>... values) throws UnexpectedValueException {
    for (var value : values) {
      if (value.isEmpty()) {
        throw new UnexpectedValueException(
            "Terraform writes a resource with its mode, type and name", json);
      }
    }
  }

  private static boolean isNullInsteadOf(JsonToken expected, String words, JsonParser json)
      throws UnexpectedValueException {
    if (json.currentToken() != expected && json.currentToken() != JsonToken.VALUE_NULL) {
      throw new UnexpectedValueException("Terraform writes %s there".formatted(words), json);
    }
    return json.currentToken() != expected;
  }

  /** Returns a whole number; empty for anything else, which is not read. */
  static Optional<Long> number(JsonParser json) throws IOException {
    return json.currentToken() == JsonToken.VALUE_NUMBER_INT
            && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER
        ? Optional.of(json.getLongValue())
        : Optional.empty();
  }
}
