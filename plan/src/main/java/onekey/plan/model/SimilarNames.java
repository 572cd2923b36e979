package onekey.plan.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what somebody may have meant who mistyped a name. */
final class SimilarNames {

  private static final int SHOWN = 3;

  private record Similar(String name, int distance) {}

  private SimilarNames() {}

  /**
   * Returns at most three of the names, the most similar first: those of which one contains the
   * other, or which differ in no more than two of five letters.
   */
  static List<String> to(String wanted, Collection<String> names) {
    return names.stream()
        .map(name -> new Similar(name, distance(wanted, name)))
        .filter(similar -> isSimilar(wanted, similar))
        .sorted(Comparator.comparingInt(Similar::distance).thenComparing(Similar::name))
        .map(Similar::name)
        .limit(SHOWN)
        .toList();
  }

  private static boolean isSimilar(String wanted, Similar similar) {
    var longer = Math.max(wanted.length(), similar.name().length());
    return similar.distance() <= Math.max(1, longer * 2 / 5)
        || (!wanted.isEmpty() && lower(similar.name()).contains(lower(wanted)))
        || (!similar.name().isEmpty() && lower(wanted).contains(lower(similar.name())));
  }

  /** How many letters must be put in, taken out or replaced; Levenshtein's distance. */
  private static int distance(String one, String other) {
    var left = lower(one);
    var right = lower(other);
    var above = new int[right.length() + 1];
    for (var column = 0; column < above.length; column++) {
      above[column] = column;
    }
    for (var row = 1; row <= left.length(); row++) {
      var current = new int[above.length];
      current[0] = row;
      for (var column = 1; column < current.length; column++) {
        var replaced =
            above[column - 1] + (left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1);
        current[column] = Math.min(replaced, Math.min(above[column], current[column - 1]) + 1);
      }
      above = current;
    }
    return above[right.length()];
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
