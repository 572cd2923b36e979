package onekey.plan.format.html;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * The fixed texts of the report in one language, each with its key.
 *
 * @param words the texts; the template takes those without arguments as they are
 */
record Texts(Map<String, String> words) {

  /** Texts that the style shows, as custom properties of CSS. */
  private static final List<String> IN_STYLE =
      List.of("linkNewTab", "narrowActive", "narrowOldest");

  Texts {
    words = Map.copyOf(words);
  }

  /** Returns the English texts. */
  static Texts english() {
    return read("report.properties");
  }

  private static Texts read(String file) {
    var properties = new Properties();
    try (var in = Objects.requireNonNull(Texts.class.getResourceAsStream(file), file);
        var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
    var words = new HashMap<String, String>();
    properties.stringPropertyNames().forEach(key -> words.put(key, properties.getProperty(key)));
    return new Texts(words);
  }

  /** Returns a text without arguments. */
  String get(String key) {
    return Objects.requireNonNull(words.get(key), key);
  }

  /** Returns a text with these arguments. */
  String of(String key, String... arguments) {
    return new MessageFormat(get(key), Locale.ROOT).format(arguments);
  }

  /** Returns a number with its noun, such as {@code 1 user} or {@code 2 users}. */
  String count(String noun, long number) {
    return ofNumber(noun, number, ValueText.number(number));
  }

  /** Returns the text for one, or for any other number. */
  String ofNumber(String key, long number, String... arguments) {
    return of(key + (number == 1 ? ".one" : ".other"), arguments);
  }

  /** Returns a rule of CSS that gives the style its texts. */
  String style() {
    var style = new StringBuilder(":root {\n");
    for (var key : IN_STYLE) {
      style.append("  --%s: \"%s\";\n".formatted(key, get(key)));
    }
    return style.append("}\n\n").toString();
  }
}
