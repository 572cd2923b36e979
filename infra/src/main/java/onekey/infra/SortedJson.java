package onekey.infra;

import java.util.Map;
import java.util.TreeMap;

/**
 * Maps that the CDK writes into the template in the order in which it gets them. {@link Map#of} has
 * another order in every JVM, and the same source must give the same bytes.
 */
final class SortedJson {

  private SortedJson() {}

  static Map<String, Object> object(String key1, Object value1, String key2, Object value2) {
    return new TreeMap<>(Map.of(key1, value1, key2, value2));
  }
}
