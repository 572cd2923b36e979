package onekey.rule.notice;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import onekey.rule.notice.Notice.Item;

/** Cuts long lists, and says how many items are left out. */
final class Shortening {

  private Shortening() {}

  /**
   * Writes with as many items a list as fit, at least one.
   *
   * @param most how many items a list may have at the most
   * @param write writes with at most so many items a list
   */
  static String fitting(int most, Predicate<String> fits, IntFunction<String> write) {
    return IntStream.iterate(most, items -> items > 1, items -> items - 1)
        .mapToObj(write)
        .filter(fits)
        .findFirst()
        .orElseGet(() -> write.apply(1));
  }

  /** Writes at most so many items, each in a line. */
  static String lines(List<Item> items, int most, Function<Item, String> write) {
    return Stream.concat(
            items.stream().limit(most).map(write),
            items.size() > most
                ? Stream.of("- and %d more".formatted(items.size() - most))
                : Stream.empty())
        .collect(Collectors.joining("\n"));
  }
}
