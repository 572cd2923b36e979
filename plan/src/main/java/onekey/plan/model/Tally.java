package onekey.plan.model;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many events have each of several values. Whoever holds a key can make as many values as it
 * likes, so only the most frequent ones are kept, and none at full length.
 *
 * @param values the most frequent values, at most {@value #MOST_VALUES}, the most frequent first
 * @param others how many events have other values
 */
public record Tally(List<Value> values, long others) {

  /** How many values are kept. */
  public static final int MOST_VALUES = 20;

  /** How many characters of a value are kept. */
  public static final int LONGEST_VALUE = 256;

  private static final Comparator<Value> MOST_FREQUENT_FIRST =
      Comparator.comparingLong(Value::events).reversed().thenComparing(Value::text);

  /**
   * A value.
   *
   * @param text the value, as whoever called chose it; ends with an ellipsis if it was longer
   * @param events how many events have it
   */
  public record Value(String text, long events) {

    public Value {
      text = shortened(text);
    }

    /** Returns the text, not longer than is kept. */
    static String shortened(String text) {
      return text.codePointCount(0, text.length()) <= LONGEST_VALUE
          ? text
          : text.substring(0, text.offsetByCodePoints(0, LONGEST_VALUE - 1)) + "…";
    }
  }

  public Tally {
    values = List.copyOf(values);
  }

  /** Returns a tally of no events. */
  public static Tally none() {
    return new Tally(List.of(), 0);
  }

  /** Returns a tally of these values. */
  public static Tally of(List<String> texts) {
    var counts = new HashMap<String, Long>();
    texts.forEach(text -> counts.merge(Value.shortened(text), 1L, Long::sum));
    return of(counts, 0);
  }

  private static Tally of(Map<String, Long> counts, long others) {
    var sorted =
        counts.entrySet().stream()
            .map(count -> new Value(count.getKey(), count.getValue()))
            .sorted(MOST_FREQUENT_FIRST)
            .toList();
    return new Tally(
        sorted.stream().limit(MOST_VALUES).toList(),
        others + sorted.stream().skip(MOST_VALUES).mapToLong(Value::events).sum());
  }

  /** Returns both together. */
  Tally plus(Tally other) {
    var counts = new HashMap<String, Long>();
    values.forEach(value -> counts.merge(value.text(), value.events(), Long::sum));
    other.values.forEach(value -> counts.merge(value.text(), value.events(), Long::sum));
    return of(counts, others + other.others);
  }

  /** Returns how many events were counted. */
  public long events() {
    return others + values.stream().mapToLong(Value::events).sum();
  }
}
