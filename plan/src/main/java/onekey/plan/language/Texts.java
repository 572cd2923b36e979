package onekey.plan.language;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The texts of one language, each with its key.
 *
 * @param language the language
 * @param words the texts; a template takes those without arguments as they are
 */
public record Texts(Language language, Map<String, String> words) {

  /** The place of an argument in a text, such as {@code {0}}. */
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)\\}");

  /** The ways to write a time, by pattern: to read a pattern takes longer than to follow it. */
  private static final Map<String, DateTimeFormatter> FORMATTERS = new ConcurrentHashMap<>();

  private static final Map<Language, Texts> READ = new ConcurrentHashMap<>();

  public Texts {
    words = Map.copyOf(words);
  }

  /** Returns the texts in this language. */
  public static Texts in(Language language) {
    return READ.computeIfAbsent(language, Texts::read);
  }

  private static Texts read(Language language) {
    var file = language + ".properties";
    var properties = new Properties();
    try (var in = Objects.requireNonNull(Texts.class.getResourceAsStream(file), file);
        var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
    var words = new HashMap<String, String>();
    properties.stringPropertyNames().forEach(key -> words.put(key, properties.getProperty(key)));
    return new Texts(language, words);
  }

  /** Returns a text without arguments. */
  public String get(String key) {
    return Objects.requireNonNull(words.get(key), key);
  }

  /** Returns a text with these arguments. */
  public String of(String key, Object... arguments) {
    return say(Text.of(key, arguments));
  }

  /** Returns a number with its noun, such as {@code 1 user} or {@code 2 users}. */
  public String count(String noun, long number) {
    return ofNumber(noun, number, number(number));
  }

  /** Returns the text for one, or for any other number. */
  public String ofNumber(String key, long number, Object... arguments) {
    return of(key + language.form(number), arguments);
  }

  /** Returns a number as it is written on any machine. */
  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Returns the day of this moment, UTC. */
  public String date(Instant moment) {
    return at("patternDay", moment);
  }

  /** Returns this moment to the minute, UTC. */
  public String minute(Instant moment) {
    return at("patternMinute", moment);
  }

  /** Returns this moment to the second, UTC. */
  public String second(Instant moment) {
    return at("patternSecond", moment);
  }

  private String at(String pattern, Instant moment) {
    return formatted(pattern, moment.atOffset(ZoneOffset.UTC));
  }

  /** Returns this day. */
  public String date(LocalDate day) {
    return formatted("patternDay", day);
  }

  private String formatted(String pattern, TemporalAccessor time) {
    return FORMATTERS
        .computeIfAbsent(get(pattern), written -> DateTimeFormatter.ofPattern(written, Locale.ROOT))
        .format(time);
  }

  /** Says this text. */
  public String say(Text text) {
    var said = new StringBuilder();
    say(text, piece -> said.append(piece.text()));
    return said.toString();
  }

  /** Says this text, and which parts of it are of another kind. */
  public List<Piece> pieces(Text text) {
    var pieces = new ArrayList<Piece>();
    say(text, pieces::add);
    return List.copyOf(pieces);
  }

  private void say(Text text, Consumer<Piece> to) {
    switch (text) {
      case Text.Keyed(var key, var arguments) -> say(key, arguments, to);
      case Text.Counted(var key, var number, var more) ->
          say(
              key + language.form(number),
              Stream.concat(Stream.of(Text.verbatim(Long.toString(number))), more.stream())
                  .toList(),
              to);
      case Text.Joined(var separator, var texts) -> {
        var between = "";
        for (var joined : texts) {
          to.accept(Piece.plain(between));
          say(joined, to);
          between = get(separator);
        }
      }
      case Text.Verbatim(var value) -> to.accept(Piece.plain(value));
      case Text.Code(var value) -> to.accept(new Piece(value, Piece.Kind.CODE));
      case Text.English(var value) ->
          to.accept(
              language == Language.EN ? Piece.plain(value) : new Piece(value, Piece.Kind.ENGLISH));
      case Text.Day(var day) -> to.accept(Piece.plain(date(day)));
    }
  }

  /** What an argument holds is never taken for a place. */
  private void say(String key, List<Text> arguments, Consumer<Piece> to) {
    var pattern = get(key);
    var place = PLACE.matcher(pattern);
    var end = 0;
    while (place.find()) {
      to.accept(Piece.plain(pattern.substring(end, place.start())));
      say(arguments.get(Integer.parseInt(place.group(1))), to);
      end = place.end();
    }
    to.accept(Piece.plain(pattern.substring(end)));
  }
}
