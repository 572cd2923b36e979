package onekey.infra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/**
 * Objects in the order of their keys: maps that the CDK writes into the template in the order in
 * which it gets them. {@link Map#of} has another order in every JVM, and the same source must give
 * the same bytes.
 */
final class SortedJson {

  private SortedJson() {}

  static Map<String, Object> object(String key1, Object value1, String key2, Object value2) {
    return new TreeMap<>(Map.of(key1, value1, key2, value2));
  }

  /** Returns a JSON object of texts as text. */
  static String text(Map<String, String> object) {
    try {
      return new ObjectMapper().writeValueAsString(new TreeMap<>(object));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("No JSON object: " + object, e);
    }
  }
}
