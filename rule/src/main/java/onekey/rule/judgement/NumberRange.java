package onekey.rule.judgement;

import java.util.ArrayList;
import java.util.List;

/**
 * The whole numbers from one to another.
 *
 * @param minimum the smallest, 0 or more
 * @param maximum the largest, not less than the smallest
 */
public record NumberRange(int minimum, int maximum) {

  /** Checks that there is a number in the range. */
  public NumberRange {
    if (minimum < 0 || maximum < minimum) {
      throw new IllegalArgumentException("No range: " + minimum + " to " + maximum);
    }
  }

  /**
   * Returns the regular expression of the numbers of this range as people write them, without a
   * sign and without leading zeros.
   */
  public String pattern() {
    var alternatives = new ArrayList<String>();
    for (int from = minimum, to; from <= maximum; from = to + 1) {
      to = Math.min(maximum, largestOfLength(Integer.toString(from).length()));
      alternatives.addAll(between(Integer.toString(from), Integer.toString(to)));
      if (to == Integer.MAX_VALUE) {
        break;
      }
    }
    return String.join("|", alternatives);
  }

  private static int largestOfLength(int digits) {
    return (int) Math.min(Integer.MAX_VALUE, Math.round(Math.pow(10, digits)) - 1);
  }

  /** Returns alternatives for the numbers between two of the same length. */
  private static List<String> between(String from, String to) {
    if (from.isEmpty()) {
      return List.of("");
    }
    var first = from.charAt(0);
    var last = to.charAt(0);
    var digits = from.length() - 1;
    if (first == last) {
      return prefixed(first, between(from.substring(1), to.substring(1)));
    }
    var alternatives = new ArrayList<String>();
    if (!from.substring(1).equals("0".repeat(digits))) {
      alternatives.addAll(prefixed(first, between(from.substring(1), "9".repeat(digits))));
      first++;
    }
    var rest = new ArrayList<String>();
    if (!to.substring(1).equals("9".repeat(digits))) {
      rest.addAll(prefixed(last, between("0".repeat(digits), to.substring(1))));
      last--;
    }
    if (first <= last) {
      alternatives.add(
          (first == last ? "" + first : "[%c-%c]".formatted(first, last)) + "[0-9]".repeat(digits));
    }
    alternatives.addAll(rest);
    return alternatives;
  }

  private static List<String> prefixed(char digit, List<String> rests) {
    return rests.stream().map(rest -> digit + rest).toList();
  }
}
