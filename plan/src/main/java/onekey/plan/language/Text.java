package onekey.plan.language;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Something to say, in no language yet: which text of the bundles, and with what in it. Two that
 * are equal are the same in every language.
 */
public sealed interface Text {

  /**
   * A text of the bundles.
   *
   * @param key its key
   * @param arguments what goes into its places
   */
  record Keyed(String key, List<Text> arguments) implements Text {

    public Keyed {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * A text of the bundles about a number, whose first argument is the number.
   *
   * @param key its key, without the ending for one or many
   */
  record Counted(String key, long number, List<Text> arguments) implements Text {

    public Counted {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * Several texts, one after the other.
   *
   * @param separator the key of what goes between them
   */
  record Joined(String separator, List<Text> texts) implements Text {

    public Joined {
      texts = List.copyOf(texts);
    }
  }

  /** A name or a value, which is the same in every language. */
  record Verbatim(String value) implements Text {}

  /** A piece of a program, which is the same in every language. */
  record Code(String value) implements Text {}

  /** Words that there are in English only, such as those of AWS about an error. */
  record English(String value) implements Text {}

  /** A day. */
  record Day(LocalDate value) implements Text {}

  /**
   * Returns a text of the bundles.
   *
   * @param arguments texts, strings, whole numbers, days, and paths of files
   */
  static Text of(String key, Object... arguments) {
    return new Keyed(key, all(arguments));
  }

  /**
   * Returns a text of the bundles about a number.
   *
   * @param more what goes into its places behind the number
   */
  static Text counted(String key, long number, Object... more) {
    return new Counted(key, number, all(more));
  }

  /** Returns a name or a value. */
  static Text verbatim(String value) {
    return new Verbatim(value);
  }

  /** Returns a piece of a program. */
  static Text code(String value) {
    return new Code(value);
  }

  /** Returns words that there are in English only. */
  static Text english(String value) {
    return new English(value);
  }

  /** Returns the day of this moment, UTC. */
  static Text day(Instant moment) {
    return new Day(LocalDate.ofInstant(moment, ZoneOffset.UTC));
  }

  /** Returns nothing to say. */
  static Text nothing() {
    return new Verbatim("");
  }

  /** Returns whole sentences, one after the other. */
  static Text sentences(Object... sentences) {
    return new Joined(
        "joinSentences", all(sentences).stream().filter(text -> !text.equals(nothing())).toList());
  }

  /** Returns parts of a sentence, without anything between them. */
  static Text together(Object... parts) {
    return new Joined("joinNothing", all(parts));
  }

  /** Returns a list, such as {@code a, b, c}. */
  static Text list(Collection<?> items) {
    return new Joined("joinList", all(items.toArray()));
  }

  /** Returns a list, such as {@code a and b}. */
  static Text and(Collection<?> items) {
    return new Joined("joinAnd", all(items.toArray()));
  }

  private static List<Text> all(Object... arguments) {
    return Arrays.stream(arguments).map(Text::argument).toList();
  }

  private static Text argument(Object argument) {
    return switch (argument) {
      case Text text -> text;
      case String value -> new Verbatim(value);
      case LocalDate day -> new Day(day);
      case Path file -> new Verbatim(file.toString());
      case Integer number -> new Verbatim(number.toString());
      case Long number -> new Verbatim(number.toString());
      default ->
          throw new IllegalArgumentException(
              "A text takes texts, strings, whole numbers, days and paths, and no "
                  + argument.getClass().getSimpleName());
    };
  }

  /** Returns it in English. */
  default String english() {
    return Texts.in(Language.EN).say(this);
  }
}
