package onekey.sandbox.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;

/** JSON trees. */
public final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** Returns an empty object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** Returns an object of strings. */
  public static ObjectNode object(Map<String, String> values) {
    var object = object();
    values.forEach(object::put);
    return object;
  }

  /** Returns an empty list. */
  public static ArrayNode list() {
    return MAPPER.createArrayNode();
  }

  /** Returns a list of objects. */
  public static <T> ArrayNode list(Collection<T> items, Function<T, ObjectNode> toObject) {
    var list = MAPPER.createArrayNode();
    items.forEach(item -> list.add(toObject.apply(item)));
    return list;
  }

  /**
   * Reads JSON text.
   *
   * @throws IllegalArgumentException if the text is not JSON
   */
  public static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * Reads a JSON object.
   *
   * @throws IllegalArgumentException if the text is not a JSON object
   */
  public static ObjectNode parseObject(String text) {
    if (parse(text) instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException("Not a JSON object: " + text);
  }

  /** Returns a time as AWS JSON gives it: seconds since 1970, milliseconds as a fraction. */
  public static double seconds(Instant time) {
    return time.toEpochMilli() / 1000.0;
  }
}
