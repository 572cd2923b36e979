package onekey.sandbox.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One page of a list. The list may change between two pages.
 *
 * <p>The token holds the last item of the page, not the number of items so far. So an item that is
 * deleted between two pages does not make the next page skip another one.
 *
 * @param items the items of this page
 * @param next the token of the next page; empty on the last page
 */
public record Page<T>(List<T> items, Optional<String> next) {

  private static final String MARK = "after:";

  /**
   * Returns a page.
   *
   * @param all all items
   * @param key the text by which items are ordered, unique for each
   * @param token the token of the page before; empty for the first page
   * @param size the largest number of items on the page
   * @param unreadable the error for a token that no page returned
   */
  public static <T> Page<T> of(
      List<T> all,
      Function<T, String> key,
      Optional<String> token,
      int size,
      Supplier<ApiException> unreadable) {
    var after = token.map(text -> decode(text, unreadable));
    var rest =
        all.stream()
            .sorted(Comparator.comparing(key))
            .filter(item -> after.isEmpty() || key.apply(item).compareTo(after.get()) > 0)
            .limit(size + 1L)
            .toList();
    if (rest.size() <= size) {
      return new Page<>(rest, Optional.empty());
    }
    var items = rest.subList(0, size);
    return new Page<>(items, Optional.of(encode(key.apply(items.getLast()))));
  }

  private static String encode(String key) {
    return Base64.getUrlEncoder().encodeToString((MARK + key).getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String token, Supplier<ApiException> unreadable) {
    try {
      var text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.startsWith(MARK)) {
        return text.substring(MARK.length());
      }
    } catch (IllegalArgumentException e) {
      var error = unreadable.get();
      error.initCause(e);
      throw error;
    }
    throw unreadable.get();
  }
}
