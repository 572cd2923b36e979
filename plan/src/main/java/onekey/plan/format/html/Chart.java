package onekey.plan.format.html;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onekey.plan.language.Texts;

/**
 * Counts, side by side as bars.
 *
 * @param caption what is counted
 * @param head what the bars stand for
 * @param note what is not counted; empty if everything is
 */
record Chart(String caption, String head, List<Bar> bars, Optional<String> note) {

  private static final int FULL_WIDTH = 1000;
  private static final int LEAST_WIDTH = 8;

  /**
   * A count.
   *
   * @param tone the class that gives the colour
   * @param width how long the bar is, 0–1000
   */
  record Bar(String label, String tone, String count, long width) {}

  /** What a bar stands for. */
  record Count(String label, String tone, long count) {}

  static Chart of(String caption, String head, Stream<Count> counts, Optional<String> note) {
    var all = counts.toList();
    var total = all.stream().mapToLong(Count::count).sum();
    return new Chart(
        caption,
        head,
        all.stream()
            .map(
                count ->
                    new Bar(
                        count.label(),
                        count.tone(),
                        Texts.number(count.count()),
                        width(count.count(), total)))
            .toList(),
        note);
  }

  /** A bar that is not zero can be seen. */
  private static long width(long count, long total) {
    return count == 0 ? 0 : Math.max(LEAST_WIDTH, FULL_WIDTH * count / total);
  }
}
