package onekey.sandbox.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One page of a list that may change between pages.
 *
 * <p>The token says where the page ended, not how many items came before, so that an item that
 * vanishes in between hides no other.
 *
 * @param items the items of this page
 * @param next the token of the next page; empty on the last page
 */
public record Page<T>(List<T> items, Optional<String> next) {

  private static final String MARK = "after:";

  /**
   * Cuts a page.
   *
   * @param all all items
   * @param key the text that orders the items, different for each
   * @param token where the last page ended; empty for the first page
   * @param size the most items on the page
   * @param unreadable the error for a token that nobody gave
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
